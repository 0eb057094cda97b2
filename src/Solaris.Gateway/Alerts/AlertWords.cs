using System.Globalization;
using Solaris.Accounts;
using Solaris.Quotas;

namespace Solaris.Alerts;

/// <summary>The words of mails in one language.</summary>
internal abstract class AlertWords(string culture)
{
    private const decimal Millionths = 1_000_000;

    private static readonly AlertWords Portuguese = new PortugueseWords();
    private static readonly AlertWords English = new EnglishWords();
    private static readonly AlertWords Spanish = new SpanishWords();

    protected CultureInfo Culture { get; } = CultureInfo.GetCultureInfo(culture);

    public string Language => Culture.Name;

    public abstract string TestSubject { get; }

    /// <summary>What follows the facts when someone else can help: ask them.</summary>
    public abstract string AskForMore { get; }

    /// <summary>What follows the facts for those who can raise the limit.</summary>
    public abstract string RaiseIt { get; }

    public abstract string OpenDashboard { get; }
    public abstract string Spent { get; }
    public abstract string NoRenewal { get; }

    public static AlertWords For(string language) =>
        language switch
        {
            Organisation.English => English,
            Organisation.Spanish => Spanish,
            _ => Portuguese,
        };

    public abstract string TestText(string organisation);
    public abstract string Subject(ThresholdFacts facts, string who);
    public abstract string Greeting(string name);
    public abstract string You { get; }
    public abstract string Who(LimitScope scope, string name);

    /// <summary>One sentence: who used how much of what.</summary>
    public abstract string Used(string who, bool isOwn, ThresholdFacts facts);
    public abstract string Left(string amount);
    public abstract string Renews(string date);
    public abstract string Why(string organisation);

    public string Amount(ThresholdFacts facts, long amount) =>
        facts.Unit == LimitNames.Money ? Number(facts, amount) : $"{Number(facts, amount)} tokens";

    /// <summary>An amount before another of the same unit.</summary>
    protected string Number(ThresholdFacts facts, long amount) =>
        facts.Unit == LimitNames.Money
            ? $"{Symbol(facts.Currency)} {(amount / Millionths).ToString("N2", Culture)}"
            : amount.ToString("N0", Culture);

    public string Date(long at, string zone) =>
        TimeZoneInfo
            .ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(at), TimeZoneInfo.FindSystemTimeZoneById(zone))
            .ToString(DatePattern, Culture);

    protected abstract string DatePattern { get; }

    protected string Percent(int threshold) => (threshold / Millionths).ToString("0.#%", Culture);

    private static string Symbol(string currency) =>
        currency switch
        {
            "BRL" => "R$",
            "USD" => "US$",
            _ => currency,
        };
}
