using System.Collections.Immutable;
using Solaris.Accounts;
using Solaris.Http;
using Solaris.Ledger;

namespace Solaris.Quotas;

/// <summary>Turns the ledger's no into what the client reads.</summary>
internal static class QuotaRefusals
{
    /// <summary>OpenAI's own code: its SDKs and LangChain stop retrying on it.</summary>
    public const string Code = "insufficient_quota";

    public const string UnpricedCode = "model_unpriced";

    /// <summary>The models have prices, but nobody has set the month's rate to the limits' currency.</summary>
    public const string WithoutRateCode = "exchange_rate_missing";

    private const string Invalid = "invalid_request_error";

    public static Refusal Of(
        HoldVerdict verdict,
        ImmutableArray<LimitStanding> standings,
        Caller caller,
        CallCost cost,
        DateTimeOffset now
    )
    {
        var words = LimitWords.In(caller.Language);
        return verdict switch
        {
            HoldVerdict.Short => Short(standings, caller, now),
            HoldVerdict.Unpriced when !cost.Exchange.IsKnown => Forbid(
                WithoutRateCode,
                words.WithoutRate(cost.Exchange.Currency, cost.Exchange.Month)
            ),
            HoldVerdict.Unpriced => Forbid(UnpricedCode, words.Unpriced(LimitSentence.Plain(cost.Model))),
            HoldVerdict.InProgress => Stop(409, Invalid, "request_in_progress", words.InProgress),
            HoldVerdict.Finished => Stop(409, Invalid, "request_finished", words.Finished),
            _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "Not a refusal."),
        };
    }

    /// <summary>
    /// Names the limit that stands in the way the longest, so that neither the date nor <c>retry-after</c> promises too much.
    /// When only other calls' holds are in the way the wait is short; a client that comes back then meets a fresh decision.
    /// </summary>
    private static Refusal Short(ImmutableArray<LimitStanding> standings, Caller caller, DateTimeOffset now)
    {
        var binding = standings.Where(standing => !standing.Fits).MaxBy(standing => Wait(standing, now));
        return Stop(caller.QuotaStatus, Code, Code, LimitSentence.Of(binding, caller.Language)) with
        {
            RetryAfter = LimitOutlooks.Wait(binding, now),
        };
    }

    private static TimeSpan Wait(in LimitStanding standing, DateTimeOffset now) =>
        LimitOutlooks.Wait(standing, now) ?? TimeSpan.MaxValue;

    private static Refusal Forbid(string code, string message) => Stop(403, "permission_error", code, message);

    private static Refusal Stop(int status, string type, string code, string message) =>
        new(status, type, code, message) { ShouldRetry = false };
}
