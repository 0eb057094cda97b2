using Solaris.Ledger.Batches;
using static Solaris.Ledger.Batches.Calls;

namespace Solaris.Ledger;

public sealed class LedgerQueueTests
{
    [Fact]
    public void A_full_queue_turns_holds_away_and_takes_what_is_owed()
    {
        var queue = new LedgerQueue(capacity: 1);
        Assert.True(queue.TryAdd(new HoldOperation(Request(1, 1, 1))));

        Assert.False(queue.TryAdd(new HoldOperation(Request(2, 1, 1))));
        Assert.False(queue.TryAdd(new RecordOperation(RequestRows.From(Entry(3, default)))));
        Assert.True(queue.TryAdd(new ResolveOperation(Id(1), Charge.Nothing, request: null)));
    }

    [Fact]
    public void Operations_come_out_in_order_and_never_more_than_asked_for()
    {
        var queue = new LedgerQueue(capacity: 10);
        var holds = Enumerable.Range(1, 5).Select(id => new HoldOperation(Request(id, 1, 1))).ToList();
        holds.ForEach(hold => queue.TryAdd(hold));
        var taken = new List<LedgerOperation>();

        queue.Take(taken, 3, TimeSpan.Zero);

        Assert.Equal(holds.Take(3), taken);
    }

    [Fact]
    public void A_closed_queue_gives_what_it_has_and_takes_nothing()
    {
        var queue = new LedgerQueue(capacity: 10);
        queue.TryAdd(new RecordOperation(RequestRows.From(Entry(1, default))));
        queue.Close();
        var taken = new List<LedgerOperation>();

        queue.Take(taken, 3, TimeSpan.FromMinutes(1));

        Assert.Single(taken);
        Assert.False(queue.TryAdd(new ResolveOperation(Id(1), Charge.Nothing, request: null)));
    }
}
