namespace Solaris.Configuration;

/// <summary>What was found for a variable: its text, or why it has none; neither when it is absent.</summary>
/// <param name="Name">The variable that was really used: <c>NAME</c> or <c>NAME_FILE</c>.</param>
internal readonly record struct EnvironmentText(string Name, string? Value, ConfigurationProblem? Problem);
