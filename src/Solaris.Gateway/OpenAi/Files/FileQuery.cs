using System.Globalization;

namespace Solaris.OpenAi.Files;

/// <summary>What part of a list is asked for, as OpenAI has it.</summary>
/// <param name="After">The id behind which the list begins; null for its beginning.</param>
internal sealed record FileQuery(string? Purpose, string? After, int Limit, bool OldestFirst)
{
    /// <summary>OpenAI's default and bound.</summary>
    private const int Most = 10_000;

    public static FileQuery Of(IQueryCollection query)
    {
        var limit = int.TryParse(query["limit"], NumberStyles.None, CultureInfo.InvariantCulture, out var asked)
            ? Math.Clamp(asked, 1, Most)
            : Most;
        return new(Text(query, "purpose"), Text(query, "after"), limit, query["order"] == "asc");
    }

    private static string? Text(IQueryCollection query, string name) =>
        query[name] is [{ Length: > 0 } text] ? text : null;
}
