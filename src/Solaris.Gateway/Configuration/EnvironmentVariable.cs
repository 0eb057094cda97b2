namespace Solaris.Configuration;

/// <summary>One variable an administrator may set, as <c>NAME</c> or as <c>NAME_FILE</c>.</summary>
/// <param name="Key">The configuration key it is mapped to, such as <c>Server:Port</c>.</param>
/// <param name="Default">What applies when it is absent; null when absence itself means something.</param>
/// <param name="Description">One plain sentence for the documentation.</param>
internal sealed record EnvironmentVariable(string Name, string Key, ValueRule Rule, string? Default, string Description)
{
    public bool Secret { get; init; }
}
