using Solaris.Ledger.Batches;

namespace Solaris.Ledger;

public sealed class DecisionTraceTests
{
    private readonly MemoryLedger _ledger = new();

    [Theory]
    [InlineData(1_000, 500, 10_000, 5_010, 1)]
    [InlineData(1_000, 501, 10_000, 5_000, 0)]
    [InlineData(1_000, 999, 0, 0, 1)]
    [InlineData(long.MaxValue, long.MaxValue - 1, long.MaxValue, long.MaxValue, 1)]
    public void Of_a_call_that_was_let_through_it_names_the_limit_with_the_least_share_left(
        long granted,
        long used,
        long otherGranted,
        long otherUsed,
        int tightest
    )
    {
        LimitStanding[] standings = [Standing(granted, used), Standing(otherGranted, otherUsed)];

        var line = Assert.Single(DecisionTrace.Read(DecisionTrace.Write([.. standings], whole: false)));

        Assert.Equal(standings[tightest].Limit.Id, line.Limit);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void What_has_something_to_explain_names_all_limits(bool whole, bool fits) =>
        Assert.Equal(2, DecisionTrace.Read(DecisionTrace.Write([Standing(9, 1), Standing(9, 1, fits)], whole)).Length);

    private LimitStanding Standing(long granted, long used, bool fits = true) =>
        new(_ledger.AddLimit(LimitScope.User, 1_000), new(0, 1_000), granted, used, Held: 0, Asked: 1, fits);
}
