using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Solaris.Ledger.Batches;
using Solaris.Ledger.Stores;
using Solaris.Telemetry;
using static Solaris.Ledger.Batches.Calls;

namespace Solaris.Ledger;

/// <summary>What the writer does with a store that fails: one that fails on purpose, on rows in memory.</summary>
public sealed class LedgerWriterTests : IDisposable
{
    private readonly MemoryLedger _memory = new();
    private readonly LedgerQueue _queue = new(100);
    private readonly FailingStore _store;
    private readonly ServiceProvider _services = new ServiceCollection()
        .AddMetrics()
        .AddSingleton(TimeProvider.System)
        .AddSingleton<GatewayMetrics>()
        .BuildServiceProvider();
    private readonly LedgerWriter _writer;

    public LedgerWriterTests()
    {
        _store = new(_memory);
        _writer = new(
            _store,
            _queue,
            new LedgerInstance(TimeProvider.System),
            _services.GetRequiredService<GatewayMetrics>(),
            NullLogger<LedgerWriter>.Instance
        );
    }

    public void Dispose()
    {
        _writer.Dispose();
        _services.Dispose();
    }

    [Fact]
    public async Task An_operation_that_breaks_its_batch_fails_alone()
    {
        var limit = _memory.AddLimit(LimitScope.User, 1_000);
        var holds = Enumerable.Range(1, 3).Select(id => new HoldOperation(Request(id, 10, 10, limit))).ToList();
        _store.FailsOn = operation => operation == holds[1] ? new InvalidDataException("poison") : null;
        holds.ForEach(hold => _queue.TryAdd(hold));

        _writer.Start();
        _writer.Stop(TimeSpan.FromSeconds(10));

        Assert.Equal(HoldVerdict.Held, (await holds[0].Answer).Verdict);
        await Assert.ThrowsAsync<LedgerUnavailableException>(() => holds[1].Answer);
        Assert.Equal(HoldVerdict.Held, (await holds[2].Answer).Verdict);
    }

    [Fact]
    public async Task A_hold_that_may_have_been_committed_without_an_answer_is_released()
    {
        var limit = _memory.AddLimit(LimitScope.User, 1_000);
        var hold = new HoldOperation(Request(1, 10, 10, limit));
        _store.LosesAnswerOf = hold;
        _queue.TryAdd(hold);

        _writer.Start();
        await Assert.ThrowsAsync<LedgerUnavailableException>(() => hold.Answer);
        _writer.Stop(TimeSpan.FromSeconds(10));

        Assert.Equal(0, _memory.Held(limit.Id.Value));
        Assert.Equal(UsageBasis.Released, _memory.Reservations[Id(1)].Basis);
        _memory.AssertInvariants();
    }

    [Fact]
    public async Task What_is_owed_is_tried_until_the_database_takes_it()
    {
        var limit = _memory.AddLimit(LimitScope.User, 1_000);
        _memory.Hold(Request(1, 10, 10, limit));
        var settle = new ResolveOperation(Id(1), Used(5, 5), request: null);
        _store.AwayFor = 7;
        _queue.TryAdd(settle);

        _writer.Start();

        Assert.True(await settle.Committed);
        Assert.Equal(10, _memory.Used(limit.Id.Value));
        _writer.Stop(TimeSpan.FromSeconds(10));
    }

    private sealed class FailingStore(MemoryLedger memory) : ILedgerStore
    {
        /// <summary>Why a batch with this operation fails; null when it does not.</summary>
        public Func<LedgerOperation, Exception?> FailsOn { get; set; } = _ => null;

        /// <summary>An operation that is committed although every answer says otherwise.</summary>
        public LedgerOperation? LosesAnswerOf { get; set; }

        /// <summary>How many batches find nobody there.</summary>
        public int AwayFor { get; set; }

        public void Run(LedgerBatch batch, Guid instance)
        {
            if (AwayFor-- > 0)
            {
                throw new TimeoutException("away");
            }
            if (batch.Operations.Select(FailsOn).FirstOrDefault(failure => failure is not null) is { } failed)
            {
                throw failed;
            }
            memory.Instance = instance;
            memory.Commit(batch);
            if (batch.Operations.Contains(LosesAnswerOf))
            {
                throw new TimeoutException("the answer got lost");
            }
        }

        public bool IsAway(Exception exception) => exception is TimeoutException;

        public void Dispose() { }
    }
}
