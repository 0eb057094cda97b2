namespace Solaris.Configuration;

/// <summary>One thing wrong, or ignored, in what the administrator configured. Safe to print: it never carries a secret.</summary>
/// <param name="Place">A variable's name, or file, line and key.</param>
internal sealed record ConfigurationProblem(string Place, string Text)
{
    private const int LongestShown = 80;

    public static ConfigurationProblem WrongValue(string place, string given, string allowed) =>
        new(place, $"{Shown(given)} is not allowed; allowed: {allowed}.");

    public static ConfigurationProblem WrongSecret(string place, string allowed) =>
        new(place, $"the value (not shown) is not allowed; allowed: {allowed}.");

    public override string ToString() => $"{Place}: {Text}";

    /// <summary>One quoted line of bounded length; an address that may carry a password is left out.</summary>
    private static string Shown(string given)
    {
        if (given.Contains("://", StringComparison.Ordinal) && given.Contains('@', StringComparison.Ordinal))
        {
            return "the address (not shown: it carries credentials)";
        }
        var line = string.Concat(given.Select(c => char.IsControl(c) ? ' ' : c));
        return line.Length <= LongestShown ? $"\"{line}\"" : $"\"{line[..LongestShown]}…\"";
    }
}
