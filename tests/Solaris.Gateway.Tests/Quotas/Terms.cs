using Solaris.Ledger;

namespace Solaris.Quotas;

/// <summary>Terms of limits, in few words.</summary>
internal static class Terms
{
    public static LimitTerms Monthly(long tokens, string? model = null) =>
        new(LimitUnit.Tokens, LimitWindow.Month, model, tokens, 1_000_000, []);

    public static LimitTerms Money(long micros, string? model = null) =>
        new(LimitUnit.Money, LimitWindow.Month, model, micros, 1_000_000, []);
}
