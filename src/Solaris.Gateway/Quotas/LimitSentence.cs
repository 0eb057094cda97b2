using Solaris.Ledger;

namespace Solaris.Quotas;

/// <summary>Says how a limit stood to a call, in one sentence that chat clients show as it is.</summary>
internal static class LimitSentence
{
    /// <summary>Clients cut or replace longer texts.</summary>
    public const int MostCharacters = 239;

    private const int LongestModel = 40;

    public static string Of(in LimitStanding standing, string language)
    {
        var words = LimitWords.In(language);
        var full = Full(standing, words);
        return full.Length <= MostCharacters ? full : Brief(standing, words);
    }

    /// <summary>A model's name without anything that could pass for JSON or break the line.</summary>
    public static string Plain(string model)
    {
        var plain = string.Concat(
            model.Where(one => char.IsAsciiLetterOrDigit(one) || one is '-' or '_' or '.' or ':' or '/' or '@')
        );
        return plain.Length <= LongestModel ? plain : plain[..LongestModel];
    }

    private static string Full(in LimitStanding standing, LimitWords words)
    {
        var (unit, currency) = (standing.Limit.Unit, standing.Limit.Currency);
        var (name, used, held) = (Name(standing, words), Text(standing.Used), Text(standing.Held));
        var (granted, asked) = (Text(standing.Granted), Text(standing.Asked));
        var first = standing.Fits
            ? words.Fitted(name, used, held, granted, asked)
            : words.Refused(name, used, held, granted, asked);
        return $"{first}; {Outlook(standing, words)}.";

        string Text(long amount) => words.Amount(unit, amount, currency);
    }

    private static string Brief(in LimitStanding standing, LimitWords words)
    {
        var granted = words.Amount(standing.Limit.Unit, standing.Granted, standing.Limit.Currency);
        return $"{words.RefusedBriefly(Name(standing, words), granted)}; {Outlook(standing, words)}.";
    }

    private static string Outlook(in LimitStanding standing, LimitWords words)
    {
        var outlook = LimitOutlooks.Of(standing);
        if (outlook == LimitOutlook.Fits && standing.Period.End >= Period.Never)
        {
            outlook = LimitOutlook.NeverRenews;
        }
        var next = words.Outlook(outlook, words.Date(Renewal(standing)));
        var waits = outlook is LimitOutlook.OthersFinish || standing.Fits;
        return waits ? next : $"{next}; {words.WhomToAsk(standing.Limit.Scope)}";
    }

    private static string Name(in LimitStanding standing, LimitWords words)
    {
        var limit = standing.Limit;
        return words.Name(limit.Scope, limit.Window, limit.Unit, limit.Model is { } model ? Plain(model) : null);
    }

    private static DateTime Renewal(in LimitStanding standing) =>
        TimeZoneInfo
            .ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(standing.Period.End), standing.Limit.Zone)
            .Date;
}
