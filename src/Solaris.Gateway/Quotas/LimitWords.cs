using System.Globalization;

namespace Solaris.Quotas;

/// <summary>The words for limits in one language. Sentences are for people who never saw this product's documentation.</summary>
internal abstract class LimitWords
{
    private static readonly PortugueseWords Portuguese = new();
    private static readonly EnglishWords English = new();

    public static LimitWords In(string language) => language == "en" ? English : Portuguese;

    protected abstract CultureInfo Culture { get; }

    /// <summary>The limit's name at the begin of a sentence, such as "Your personal monthly token limit".</summary>
    public abstract string Name(LimitScope scope, LimitWindow window, LimitUnit unit, string? model);

    public abstract string Refused(string limit, string used, string held, string granted, string asked);

    /// <summary>For names and figures so long that the whole sentence would be cut.</summary>
    public abstract string RefusedBriefly(string limit, string granted);

    public abstract string Fitted(string limit, string used, string held, string granted, string asked);

    public abstract string Outlook(LimitOutlook outlook, string date);

    public abstract string WhomToAsk(LimitScope scope);

    public abstract string Unpriced(string model);

    /// <summary>Nobody has said what a dollar was in <paramref name="currency"/> that month.</summary>
    public abstract string WithoutRate(string currency, string month);

    public abstract string InProgress { get; }

    public abstract string Finished { get; }

    /// <param name="currency">Of an amount of money.</param>
    public string Amount(LimitUnit unit, long amount, string currency) =>
        unit == LimitUnit.Tokens
            ? amount.ToString("N0", Culture)
            : $"{Symbol(currency)} {(amount / 1_000_000m).ToString("#,##0.00####", Culture)}";

    public abstract string Date(DateTime day);

    private static string Symbol(string currency) =>
        currency switch
        {
            ExchangeRate.Dollar => "US$",
            "BRL" => "R$",
            "EUR" => "€",
            "GBP" => "£",
            _ => currency,
        };
}
