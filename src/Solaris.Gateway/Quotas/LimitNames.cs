namespace Solaris.Quotas;

/// <summary>The words of the API for scopes, units and windows.</summary>
internal static class LimitNames
{
    public const string Tokens = "tokens";
    public const string Money = "money";
    public const string Day = "day";
    public const string Week = "week";
    public const string Month = "month";
    public const string Total = "total";

    private const string Key = "key";
    private const string User = "user";
    private const string Team = "team";
    private const string Organisation = "organisation";

    /// <summary>Null when the word is none of ours.</summary>
    public static LimitScope? Scope(string? name) =>
        name switch
        {
            Key => LimitScope.Key,
            User => LimitScope.User,
            Team => LimitScope.Team,
            Organisation => LimitScope.Organisation,
            _ => null,
        };

    public static string Of(LimitScope scope) =>
        scope switch
        {
            LimitScope.Key => Key,
            LimitScope.User => User,
            LimitScope.Team => Team,
            _ => Organisation,
        };

    public static LimitUnit Unit(string name) => name == Money ? LimitUnit.Money : LimitUnit.Tokens;

    public static string Of(LimitUnit unit) => unit == LimitUnit.Money ? Money : Tokens;

    public static LimitWindow Window(string name) =>
        name switch
        {
            Day => LimitWindow.Day,
            Week => LimitWindow.Week,
            Month => LimitWindow.Month,
            _ => LimitWindow.Total,
        };

    public static string Of(LimitWindow window) =>
        window switch
        {
            LimitWindow.Day => Day,
            LimitWindow.Week => Week,
            LimitWindow.Month => Month,
            _ => Total,
        };
}
