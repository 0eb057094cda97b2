using Solaris.Ledger;

namespace Solaris.Quotas;

public sealed class QuotaGateTests
{
    /// <summary>What the byte bound makes of the text "hello" for gpt-4o, framing included.</summary>
    private static readonly long HelloBytes = Bounds.InputMeter.CountBytes(
        QuotasApp.Cost().Body.Span,
        CallBounds.Families(QuotasApp.Cost())
    );

    [Fact]
    public async Task A_call_that_fits_by_its_bytes_is_held_whole()
    {
        await using var app = await QuotasApp.StartAsync();
        var caller = await app.CallerAsync();
        await app.LimitAsync(caller, 10_000);

        var admission = await app.AdmitAsync(caller, QuotasApp.Cost(output: 1_000));

        await using var hold = Assert.IsType<Hold>(admission.Hold);
        Assert.Equal((1_000, false), (admission.OutputTokens, admission.Clamped));
        Assert.Equal(10_000 - HelloBytes - 1_000, admission.Remaining);
        Assert.Equal(HelloBytes + 1_000, Assert.Single(admission.Standings).Asked);
    }

    [Fact]
    public async Task A_text_too_wide_by_its_bytes_fits_by_its_tokens()
    {
        await using var app = await QuotasApp.StartAsync();
        var caller = await app.CallerAsync();
        var text = string.Concat(Enumerable.Repeat("The mayor decided that there will be no meeting. ", 100));
        await app.LimitAsync(caller, 2_500);

        var admission = await app.AdmitAsync(caller, QuotasApp.Cost(text, output: 1_000));

        await using var hold = Assert.IsType<Hold>(admission.Hold);
        Assert.Equal((1_000, false), (admission.OutputTokens, admission.Clamped));
        Assert.InRange(hold.InputTokens, 900, 1_200);
    }

    [Theory]
    [InlineData(256, true)]
    [InlineData(255, false)]
    public async Task The_output_shrinks_while_256_tokens_are_affordable_and_not_below(long affordable, bool goesOut)
    {
        await using var app = await QuotasApp.StartAsync();
        var caller = await app.CallerAsync();
        var cost = QuotasApp.Cost(output: 1_000);
        var input = await app.Get<Bounds.InputMeter>()
            .CountTokensAsync(cost.Body, CallBounds.Families(cost), long.MaxValue);
        await app.LimitAsync(caller, input + affordable);

        var admission = await app.AdmitAsync(caller, cost);

        await using var hold = admission.Hold;
        Assert.Equal(goesOut, hold is not null);
        Assert.Equal(goesOut ? 256 : 0, admission.OutputTokens);
        Assert.Equal(goesOut, admission.Clamped);
        Assert.Equal(goesOut, admission.Refusal is null);
    }

    [Fact]
    public async Task Choices_multiply_the_output_and_share_what_is_left()
    {
        await using var app = await QuotasApp.StartAsync();
        var caller = await app.CallerAsync();
        await app.LimitAsync(caller, HelloBytes + 1_000);

        var admission = await app.AdmitAsync(caller, QuotasApp.Cost(output: 1_000, choices: 3));

        await using var hold = Assert.IsType<Hold>(admission.Hold);
        Assert.True(admission.Clamped);
        Assert.Equal(0, hold.OutputTokens % 3);
        Assert.Equal(hold.OutputTokens / 3, admission.OutputTokens);
        Assert.InRange(admission.OutputTokens, 333, 345);
    }

    [Fact]
    public async Task Without_a_cap_the_smallest_of_the_candidates_is_held()
    {
        await using var app = await QuotasApp.StartAsync();
        var caller = await app.CallerAsync();
        var cost = QuotasApp.Cost(
            output: null,
            candidates:
            [
                QuotasApp.Candidate(mostOutput: 16_384),
                QuotasApp.Candidate(mostOutput: 8_192),
                QuotasApp.Candidate(),
            ]
        );

        var admission = await app.AdmitAsync(caller, cost);
        await using var hold = admission.Hold;
        Assert.Equal(8_192, admission.OutputTokens);

        var unknown = await app.AdmitAsync(caller, QuotasApp.Cost(output: null));
        await using var other = unknown.Hold;
        Assert.Equal(CallBounds.DefaultOutput, unknown.OutputTokens);
    }

    [Fact]
    public async Task Embeddings_have_no_output()
    {
        await using var app = await QuotasApp.StartAsync();
        var caller = await app.CallerAsync();
        await app.LimitAsync(caller, HelloBytes);

        var admission = await app.AdmitAsync(caller, QuotasApp.Cost(output: 0));

        await using var hold = Assert.IsType<Hold>(admission.Hold);
        Assert.Equal(0, admission.OutputTokens);
    }

    [Fact]
    public async Task Without_any_limit_the_hold_happens_all_the_same()
    {
        await using var app = await QuotasApp.StartAsync();
        var caller = await app.CallerAsync();

        var admission = await app.AdmitAsync(caller, QuotasApp.Cost());

        await using var hold = Assert.IsType<Hold>(admission.Hold);
        Assert.Null(admission.Remaining);
        Assert.Empty(admission.Standings);
    }

    [Fact]
    public async Task Every_scope_of_the_caller_binds_narrow_ones_first()
    {
        await using var app = await QuotasApp.StartAsync();
        var caller = await app.CallerAsync();
        var origin = caller.Origin;
        await app.LimitAsync(LimitScope.Organisation, origin.Organisation.Value, Terms.Monthly(40_000));
        await app.LimitAsync(LimitScope.Team, origin.Team!.Value.Value, Terms.Monthly(30_000));
        await app.LimitAsync(LimitScope.User, origin.User!.Value.Value, Terms.Monthly(20_000));
        await app.LimitAsync(LimitScope.Key, origin.Key.Value, Terms.Monthly(10_000));

        var admission = await app.AdmitAsync(caller, QuotasApp.Cost());

        await using var hold = Assert.IsType<Hold>(admission.Hold);
        Assert.Equal(
            [LimitScope.Key, LimitScope.User, LimitScope.Team, LimitScope.Organisation],
            admission.Standings.Select(standing => standing.Limit.Scope)
        );
        Assert.InRange(admission.Remaining!.Value, 8_900, 9_000);
    }

    [Fact]
    public async Task A_limit_for_a_model_counts_only_calls_for_that_name()
    {
        await using var app = await QuotasApp.StartAsync();
        var caller = await app.CallerAsync();
        await app.LimitAsync(LimitScope.User, caller.Origin.User!.Value.Value, Terms.Monthly(100, "gpt-4o"));

        var refused = await app.AdmitAsync(caller, QuotasApp.Cost());
        var admitted = await app.AdmitAsync(caller, QuotasApp.Cost(model: "gpt-4o-mini"));

        await using var hold = Assert.IsType<Hold>(admitted.Hold);
        Assert.Contains("gpt-4o", refused.Refusal!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_limit_binds_the_next_call()
    {
        await using var app = await QuotasApp.StartAsync();
        var caller = await app.CallerAsync();
        await app.LimitAsync(caller, 100);
        Assert.NotNull((await app.AdmitAsync(caller, QuotasApp.Cost())).Refusal);

        await app.LimitAsync(caller, 100_000);

        await using var hold = (await app.AdmitAsync(caller, QuotasApp.Cost())).Hold;
        Assert.NotNull(hold);
        await app.LimitAsync(caller, 100);
        Assert.NotNull((await app.AdmitAsync(caller, QuotasApp.Cost())).Refusal);
    }

    [Fact]
    public async Task Money_is_held_at_the_dearest_candidate()
    {
        await using var app = await QuotasApp.StartAsync();
        var caller = await app.CallerAsync();
        await app.LimitAsync(LimitScope.User, caller.Origin.User!.Value.Value, Terms.Money(1_000_000));
        var cheap = QuotasApp.Candidate(price: new(input: 1_000_000, output: 2_000_000));
        var dear = QuotasApp.Candidate(price: new(input: 3_000_000, output: 12_000_000));

        var admission = await app.AdmitAsync(caller, QuotasApp.Cost(output: 1_000, candidates: [cheap, dear]));

        await using var hold = Assert.IsType<Hold>(admission.Hold);
        Assert.Equal((HelloBytes * 3) + 12_000, Assert.Single(admission.Standings).Asked);
        Assert.Null(admission.Remaining);
    }

    [Fact]
    public async Task A_money_limit_refuses_a_model_that_one_candidate_has_no_price_for()
    {
        await using var app = await QuotasApp.StartAsync();
        var caller = await app.CallerAsync(quotaStatus: 402);
        await app.LimitAsync(LimitScope.User, caller.Origin.User!.Value.Value, Terms.Money(1_000_000));
        var priced = QuotasApp.Candidate(price: new(input: 1, output: 2));

        var admission = await app.AdmitAsync(caller, QuotasApp.Cost(candidates: [priced, QuotasApp.Candidate()]));

        Assert.Null(admission.Hold);
        Assert.Equal((403, QuotaRefusals.UnpricedCode), (admission.Refusal!.Status, admission.Refusal.Code));
    }

    [Fact]
    public async Task The_same_id_is_not_held_twice()
    {
        await using var app = await QuotasApp.StartAsync();
        var caller = await app.CallerAsync();
        var id = QuotasApp.NewId();

        var first = await app.AdmitAsync(caller, QuotasApp.Cost(), id);
        var second = await app.AdmitAsync(caller, QuotasApp.Cost(), id);
        await first.Hold!.DisposeAsync();
        var third = await app.AdmitAsync(caller, QuotasApp.Cost(), id);

        Assert.Equal((409, "request_in_progress"), (second.Refusal!.Status, second.Refusal.Code));
        Assert.Equal((409, "request_finished"), (third.Refusal!.Status, third.Refusal.Code));
    }

    [Fact]
    public async Task A_refusal_tells_the_least_that_would_have_gone_out()
    {
        await using var app = await QuotasApp.StartAsync();
        var caller = await app.CallerAsync();
        await app.LimitAsync(caller, 200);

        var admission = await app.AdmitAsync(caller, QuotasApp.Cost(output: 50_000));

        var standing = Assert.Single(admission.Standings);
        Assert.False(standing.Fits);
        Assert.InRange(standing.Asked, 256, 256 + HelloBytes);
        await app.AssertBalancedAsync();
    }

    [Fact]
    public async Task Parallel_calls_never_hold_more_than_the_limit()
    {
        await using var app = await QuotasApp.StartAsync();
        var caller = await app.CallerAsync();
        await app.LimitAsync(caller, 10_000);

        var admissions = await Task.WhenAll(
            Enumerable.Range(0, 40).Select(_ => app.AdmitAsync(caller, QuotasApp.Cost(output: 1_000)).AsTask())
        );

        var held = admissions.Where(admission => admission.Hold is not null).ToList();
        Assert.InRange(held.Sum(admission => admission.Hold!.InputTokens + admission.Hold.OutputTokens), 9_700, 10_000);
        Assert.Equal(40 - held.Count, admissions.Count(admission => admission.Refusal is not null));
        foreach (var admission in held)
        {
            await admission.Hold!.DisposeAsync();
        }
        await app.AssertBalancedAsync();
    }
}
