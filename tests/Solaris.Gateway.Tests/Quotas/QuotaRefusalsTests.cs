using System.Collections.Immutable;
using CsCheck;
using Solaris.Accounts;
using Solaris.Ledger;

namespace Solaris.Quotas;

public sealed class QuotaRefusalsTests
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("America/Sao_Paulo");
    private static readonly DateTimeOffset Now = new(2026, 9, 20, 15, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_refusal_says_which_limit_how_it_stands_when_it_renews_and_whom_to_ask()
    {
        var standing = Standing(LimitScope.User, granted: 1_000_000, used: 998_500, held: 1_000, asked: 3_400);

        Assert.Equal(
            "Seu limite pessoal mensal de tokens não cobre este pedido: usados 998.500 e reservados 1.000 de 1.000.000, "
                + "e ele precisa de 3.400; renova em 01/10/2026; para mais, fale com o administrador.",
            Refuse("pt-BR", standing).Message
        );
        Assert.Equal(
            "Your personal monthly token limit does not cover this request: 998,500 used and 1,000 held of 1,000,000, "
                + "and it needs 3,400; it renews on 2026-10-01; for more, ask your administrator.",
            Refuse("en", standing).Message
        );
    }

    [Fact]
    public void The_date_is_the_organisations_own()
    {
        // Midnight in São Paulo is 03:00 in UTC.
        var refusal = Refuse("en", Standing(LimitScope.User, used: 999_999));
        Assert.Equal(new DateTimeOffset(2026, 10, 1, 3, 0, 0, TimeSpan.Zero) - Now, refusal.RetryAfter);
    }

    [Fact]
    public void Codes_and_headers_tell_programs_to_stop()
    {
        var refusal = Refuse("en", Standing(LimitScope.User, used: 999_999), status: 402);
        Assert.Equal((402, "insufficient_quota", "insufficient_quota"), (refusal.Status, refusal.Type, refusal.Code));
        Assert.False(refusal.ShouldRetry);
    }

    [Fact]
    public void Money_is_shown_in_money() =>
        Assert.Contains(
            "US$ 1.20 used and US$ 0.00 held of US$ 1.25, and it needs US$ 0.100001",
            Refuse(
                "en",
                Standing(LimitScope.Team, LimitUnit.Money, granted: 1_250_000, used: 1_200_000, asked: 100_001)
            ).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_limit_that_never_renews_promises_nothing()
    {
        var refusal = Refuse("en", Standing(LimitScope.Key, window: LimitWindow.Total, used: 999_999));
        Assert.Contains(
            "this limit does not renew; for more, ask the owner of the key",
            refusal.Message,
            StringComparison.Ordinal
        );
        Assert.Null(refusal.RetryAfter);
    }

    [Fact]
    public void A_call_larger_than_the_whole_limit_is_told_so()
    {
        var refusal = Refuse("pt-BR", Standing(LimitScope.Team, granted: 1_000, asked: 5_000));
        Assert.Contains("é mais do que o limite inteiro", refusal.Message, StringComparison.Ordinal);
        Assert.Null(refusal.RetryAfter);
    }

    [Fact]
    public void When_only_other_calls_are_in_the_way_the_wait_is_short()
    {
        var refusal = Refuse(
            "pt-BR",
            Standing(LimitScope.User, granted: 5_000, used: 1_000, held: 3_000, asked: 2_000)
        );
        Assert.Contains("tente de novo em instantes", refusal.Message, StringComparison.Ordinal);
        Assert.InRange(refusal.RetryAfter!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void Of_several_limits_the_one_that_stands_in_the_way_the_longest_is_named()
    {
        var refusal = Refuse(
            "en",
            Standing(LimitScope.User, window: LimitWindow.Day, used: 999_999),
            Standing(LimitScope.Team, window: LimitWindow.Month, used: 999_999),
            Standing(LimitScope.Organisation) with
            {
                Fits = true,
            }
        );
        Assert.StartsWith("Your team's monthly token limit", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pt-BR")]
    [InlineData("en")]
    public void Every_sentence_is_short_plain_and_on_one_line(string language) =>
        Gen.Select(
                Gen.Enum<LimitScope>(),
                Gen.Enum<LimitUnit>(),
                Gen.Enum<LimitWindow>(),
                Gen.Long[0, LimitTerms.MostAmount].Array[4],
                Gen.String[0, 200]
            )
            .Sample(
                (scope, unit, window, amounts, model) =>
                {
                    var standing = Standing(scope, unit, window, amounts[0], amounts[1], amounts[2], amounts[3]);
                    standing = standing with { Limit = standing.Limit with { Model = model } };
                    AssertPlain(Refuse(language, standing).Message);
                    AssertPlain(LimitSentence.Of(standing with { Fits = true }, language));
                    AssertPlain(Refuse(language, HoldVerdict.Unpriced, model).Message);
                },
                iter: 2_000
            );

    [Theory]
    [InlineData("pt-BR")]
    [InlineData("en")]
    public void The_other_verdicts_are_told_in_plain_sentences_too(string language)
    {
        foreach (var verdict in new[] { HoldVerdict.Unpriced, HoldVerdict.InProgress, HoldVerdict.Finished })
        {
            AssertPlain(Refuse(language, verdict, "gpt-4o").Message);
        }
    }

    private static void AssertPlain(string message)
    {
        Assert.InRange(message.Length, 20, LimitSentence.MostCharacters);
        Assert.DoesNotContain(message, one => char.IsControl(one) || one is '{' or '}' or '[' or ']' or '"');
        Assert.EndsWith(".", message, StringComparison.Ordinal);
    }

    private static Http.Refusal Refuse(string language, params LimitStanding[] standings) =>
        Refuse(language, standings[0], 429, standings);

    private static Http.Refusal Refuse(string language, LimitStanding first, int status, LimitStanding[]? all = null) =>
        QuotaRefusals.Of(HoldVerdict.Short, [.. all ?? [first]], Caller(language, status), QuotasApp.Cost(), Now);

    private static Http.Refusal Refuse(string language, HoldVerdict verdict, string model) =>
        QuotaRefusals.Of(verdict, [], Caller(language), QuotasApp.Cost(model: model), Now);

    private static Caller Caller(string language, int status = 429) =>
        new()
        {
            Origin = default,
            KeyName = "test",
            TrustedClient = false,
            Language = language,
            Zone = Zone,
            QuotaStatus = status,
        };

    private static LimitStanding Standing(
        LimitScope scope,
        LimitUnit unit = LimitUnit.Tokens,
        LimitWindow window = LimitWindow.Month,
        long granted = 1_000_000,
        long used = 0,
        long held = 0,
        long asked = 100
    ) =>
        new(
            new(
                new(1),
                scope,
                Guid.Empty,
                unit,
                window,
                Model: null,
                granted,
                1_000_000,
                ImmutableArray<int>.Empty,
                Zone
            ),
            Period.Containing(window, Now.ToUnixTimeMilliseconds(), Zone),
            granted,
            used,
            held,
            asked,
            Fits: false
        );
}
