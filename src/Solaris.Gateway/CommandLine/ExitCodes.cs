namespace Solaris.CommandLine;

/// <summary>What the command tells the shell, besides <see cref="Configuration.ConfigurationException.ExitCode"/>.</summary>
internal static class ExitCodes
{
    public const int Done = 0;

    /// <summary>It ran, and the answer is no: unhealthy, violations found, a name already taken.</summary>
    public const int Failed = 1;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 2;
}
