using System.Globalization;

namespace Solaris.Quotas;

/// <summary>English.</summary>
internal sealed class EnglishWords : LimitWords
{
    protected override CultureInfo Culture { get; } = CultureInfo.GetCultureInfo("en-US");

    public override string InProgress => "A request with this same id is still running; wait for its answer.";

    public override string Finished =>
        "The request with this id has ended and cannot be answered again; send it with another id.";

    public override string Name(LimitScope scope, LimitWindow window, LimitUnit unit, string? model)
    {
        var kind = $"{Window(window)} {(unit == LimitUnit.Tokens ? "token" : "spending")} limit";
        var suffix = model is null ? "" : $" for {model}";
        return scope switch
        {
            LimitScope.Key => $"This key's {kind}{suffix}",
            LimitScope.User => $"Your personal {kind}{suffix}",
            LimitScope.Team => $"Your team's {kind}{suffix}",
            _ => $"The organisation's {kind}{suffix}",
        };
    }

    public override string Refused(string limit, string used, string held, string granted, string asked) =>
        $"{limit} does not cover this request: {used} used and {held} held of {granted}, and it needs {asked}";

    public override string RefusedBriefly(string limit, string granted) =>
        $"{limit} ({granted}) does not cover this request";

    public override string Fitted(string limit, string used, string held, string granted, string asked) =>
        $"{limit} covered this request: {used} used and {held} held of {granted}, and it asked for up to {asked}";

    public override string Outlook(LimitOutlook outlook, string date) =>
        outlook switch
        {
            LimitOutlook.OthersFinish => "other running requests hold the rest, try again in a moment",
            LimitOutlook.NeverRenews => "this limit does not renew",
            LimitOutlook.TooSmall => "that is more than the whole limit",
            _ => $"it renews on {date}",
        };

    public override string WhomToAsk(LimitScope scope) =>
        scope == LimitScope.Key ? "for more, ask the owner of the key" : "for more, ask your administrator";

    public override string Unpriced(string model) =>
        $"The model {model} has no known price and a spending limit applies; choose another model or ask your administrator.";

    public override string WithoutRate(string currency, string month) =>
        $"A spending limit in {currency} applies, and no exchange rate from USD to {currency} is set for {month}; ask your administrator to set it.";

    public override string Date(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Window(LimitWindow window) =>
        window switch
        {
            LimitWindow.Day => "daily",
            LimitWindow.Week => "weekly",
            LimitWindow.Month => "monthly",
            _ => "total",
        };
}
