namespace Solaris.Configuration;

/// <summary>The gateway must not start: its message lists everything that is wrong, one problem a line.</summary>
internal sealed class ConfigurationException(IReadOnlyList<ConfigurationProblem> problems)
    : Exception(Describe(problems))
{
    /// <summary>EX_CONFIG of sysexits.h: supervisors can tell a wrong setting, which no restart cures, from a crash.</summary>
    public const int ExitCode = 78;

    public IReadOnlyList<ConfigurationProblem> Problems => problems;

    private static string Describe(IReadOnlyList<ConfigurationProblem> problems)
    {
        var settings = problems.Count == 1 ? "1 setting is" : $"{problems.Count} settings are";
        return $"IA Solaris cannot start: {settings} wrong.\n"
            + string.Join('\n', problems.Select(problem => $"  {problem}"));
    }
}
