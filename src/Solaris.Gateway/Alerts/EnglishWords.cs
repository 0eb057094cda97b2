using Solaris.Quotas;

namespace Solaris.Alerts;

/// <summary>English.</summary>
internal sealed class EnglishWords() : AlertWords("en")
{
    public override string TestSubject => "Test mail of IA Solaris";
    public override string AskForMore => "Do you need more? Ask for it in the dashboard.";
    public override string RaiseIt => "If need be, raise the limit in the dashboard.";
    public override string OpenDashboard => "Open the dashboard";
    public override string Spent => "Nothing is left: calls are refused until the limit renews or is raised.";
    public override string NoRenewal => "This limit does not renew.";
    public override string You => "You";
    protected override string DatePattern => "d MMMM yyyy";

    public override string TestText(string organisation) =>
        $"If you can read this, IA Solaris of {organisation} can send mail.\n";

    public override string Subject(ThresholdFacts facts, string who) =>
        facts.IsSpent
            ? $"The {Window(facts)} limit of {Unit(facts)} is spent: {who}"
            : $"{Percent(facts.Threshold)} of the {Window(facts)} limit of {Unit(facts)} is used: {who}";

    public override string Greeting(string name) => $"Hello, {name}.";

    public override string Who(LimitScope scope, string name) =>
        scope switch
        {
            LimitScope.Key => $"Key {name}",
            LimitScope.Team => $"Team {name}",
            _ => name,
        };

    public override string Used(string who, bool isOwn, ThresholdFacts facts) =>
        $"{who} {(isOwn ? "have" : "has")} used {Amount(facts, facts.Used)} of the {Window(facts)} limit of {Amount(facts, facts.Granted)}"
        + (facts.Model is { } model ? $" for the model {model}." : ".");

    public override string Left(string amount) => $"{amount} are left.";

    public override string Renews(string date) => $"The limit renews on {date}.";

    public override string Why(string organisation) =>
        $"Sent by IA Solaris of {organisation}, once for each period and threshold.";

    private static string Unit(ThresholdFacts facts) => facts.Unit == LimitNames.Money ? "money" : "tokens";

    private static string Window(ThresholdFacts facts) =>
        facts.Window switch
        {
            LimitNames.Day => "daily",
            LimitNames.Week => "weekly",
            LimitNames.Month => "monthly",
            _ => "total",
        };
}
