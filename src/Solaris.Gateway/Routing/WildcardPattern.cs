namespace Solaris.Routing;

/// <summary>A name with one <c>*</c>, such as <c>openai/*</c>.</summary>
internal readonly record struct WildcardPattern(string Prefix, string Suffix)
{
    public const char Star = '*';

    public string Name => Prefix + Star + Suffix;

    /// <summary>How much of a name the pattern fixes: the longest match is the most specific.</summary>
    public int Literals => Prefix.Length + Suffix.Length;

    public static WildcardPattern? Parse(string name)
    {
        var star = name.IndexOf(Star);
        return star < 0 ? null : new(name[..star], name[(star + 1)..]);
    }

    /// <summary>What the star stands for in <paramref name="name"/>; null when it does not match. Never empty.</summary>
    public string? Match(string name) =>
        name.Length > Literals
        && name.StartsWith(Prefix, StringComparison.Ordinal)
        && name.EndsWith(Suffix, StringComparison.Ordinal)
            ? name[Prefix.Length..^Suffix.Length]
            : null;

    /// <summary>The upstream name for a match: <paramref name="template"/> with its star replaced.</summary>
    public static string Fill(string template, string match) =>
        template.Replace(Star.ToString(), match, StringComparison.Ordinal);
}
