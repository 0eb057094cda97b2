namespace Solaris.Reports;

/// <summary>A way to split a report: the column that tells rows apart, and where its names are.</summary>
/// <param name="Column">Of <c>request r</c>, and of the hourly sums.</param>
/// <param name="Names">The begin of the query of names, up to the condition on the id; null when the id is the name.</param>
internal sealed record UsageGroup(string Column, string? Names)
{
    private const string FromNames = "select n.id as \"Group\", n.value as \"Name\" from name n where n.id";

    public const string None = "none";

    private static readonly Dictionary<string, UsageGroup> Known = new()
    {
        ["user"] = new("r.user_id", "select n.id as \"Group\", n.name as \"Name\" from app_user n where n.id"),
        ["team"] = new("r.team_id", "select n.id as \"Group\", n.name as \"Name\" from team n where n.id"),
        ["key"] = new("r.key_id", "select n.id as \"Group\", n.name as \"Name\" from api_key n where n.id"),
        ["model"] = new("r.model", FromNames),
        ["provider"] = new("r.provider", FromNames),
        ["endpoint"] = new("r.endpoint", FromNames),
        ["deployment"] = new("r.deployment", FromNames),
        ["status"] = new("r.status", Names: null),
    };

    /// <summary>True when its ids are UUIDs, which calls may be without.</summary>
    public bool HasIds => Column is "r.user_id" or "r.team_id" or "r.key_id";

    /// <summary>False when <paramref name="name"/> is no way to split; null and <c>none</c> do not split.</summary>
    public static bool TryFind(string? name, out UsageGroup? group)
    {
        group = null;
        return name is null or None || Known.TryGetValue(name, out group);
    }
}
