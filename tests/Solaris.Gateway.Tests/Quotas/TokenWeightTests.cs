using CsCheck;
using Solaris.Ledger;
using Solaris.Ledger.Batches;
using Solaris.Storage;

namespace Solaris.Quotas;

/// <summary>What token limits count when cache reads weigh a tenth and output three times.</summary>
public sealed class TokenWeightTests
{
    private static readonly TokenWeights Weights = new(Input: 1_000, CacheRead: 100, CacheWrite: 1_250, Output: 3_000);

    [Fact]
    public void Tokens_count_by_their_class_and_are_rounded_up_once()
    {
        Assert.Equal(100 + 11 + 125 + 30, Weights.Count(new TokenUsage(100, 105, 60, 40, 10)));
        Assert.Equal(265, TokenWeights.Default.Count(new TokenUsage(100, 105, 50, 0, 10)));
    }

    [Theory]
    [InlineData(nameof(DatabaseKind.Sqlite))]
    [InlineData(nameof(DatabaseKind.Postgres))]
    public async Task Holds_use_the_heaviest_weight_and_charges_the_true_ones(string kind)
    {
        await using var app = await QuotasApp.StartAsync(kind);
        var caller = await app.CallerAsync();
        await app.LimitAsync(caller, 10_000);
        var candidate = QuotasApp.Candidate() with { Weights = Weights };
        var cost = QuotasApp.Cost(output: 1_000, candidates: [candidate]);

        var admission = await app.AdmitAsync(caller, cost);

        var asked = Assert.Single(admission.Standings).Asked;
        Assert.Equal(TokenWeights.Count(admission.Hold!.InputTokens, 1_250) + 3_000, asked);
        Assert.Equal(asked, admission.HeldTokens);
        var usage = new TokenUsage(10, 20, 0, 0, 5);
        await admission.Hold.SettleAsync(
            new()
            {
                Id = admission.Hold.Id,
                Origin = caller.Origin,
                Endpoint = "chat/completions",
                Model = "gpt-4o",
                Status = 200,
                Charge = new(usage, 0, UsageBasis.ProviderUsage) { WeightedTokens = Weights.Count(usage) },
            }
        );
        var next = await app.AdmitAsync(caller, cost);
        Assert.Equal(10 + 2 + 15, Assert.Single(next.Standings).Used);
        await next.Hold!.DisposeAsync();
    }

    [Fact]
    public async Task Output_shrinks_to_what_its_weight_leaves()
    {
        await using var app = await QuotasApp.StartAsync();
        var caller = await app.CallerAsync();
        await app.LimitAsync(caller, 4_000);
        var candidate = QuotasApp.Candidate() with { Weights = Weights };

        var admission = await app.AdmitAsync(caller, QuotasApp.Cost(output: 5_000, candidates: [candidate]));

        await using var hold = Assert.IsType<Hold>(admission.Hold);
        Assert.True(admission.Clamped);
        Assert.InRange(admission.OutputTokens, 1_200, 1_333);
        Assert.InRange(admission.HeldTokens, 3_990, 4_000);
    }

    [Fact]
    public void A_hold_whose_owner_died_is_charged_its_progress_by_weight()
    {
        var ledger = new MemoryLedger();
        var limit = ledger.AddLimit(LimitScope.User, 10_000);
        var request = Ledger.Batches.Calls.Request(1, 100, 500, limit);
        ledger.Hold(request with { Bound = request.Bound with { ExtraOutputWeight = 2_000 } });
        ledger.Run(new PulseOperation(lease: null, [(Ledger.Batches.Calls.Id(1), 50)]));

        ledger.Expire(1);

        Assert.Equal(100 + 150, ledger.Used(limit.Id.Value));
    }

    [Fact]
    public void No_usage_within_a_bound_counts_more_than_the_hold()
    {
        var weight = Gen.Long[0, 5_000];
        var count = Gen.Long[0, 1_000_000];
        Gen.Select(weight, weight, weight, weight, Gen.Select(count, count, count, count, count))
            .Sample(
                (input, read, write, output, used) =>
                {
                    var weights = new TokenWeights(input, read, write, output);
                    var usage = new TokenUsage(used.Item1, used.Item2, used.Item3, used.Item4, used.Item5);
                    var bound =
                        TokenWeights.Count(usage.Input, weights.InputCeiling)
                        + TokenWeights.Count(usage.OutputTotal, weights.Output);
                    return weights.Count(usage) <= bound;
                }
            );
    }
}
