namespace Solaris.Routing.LiteLlm;

/// <summary>A scalar after <c>os.environ/NAME</c> was looked up.</summary>
/// <param name="Value">Null when the variable is not set or cannot be read.</param>
/// <param name="Variable">The variable named, or null for a literal.</param>
internal readonly record struct YamlText(string? Value, string? Variable)
{
    /// <summary>What may be repeated in a message: never what came out of the environment.</summary>
    public string? Shown => Variable is null ? Value : null;
}
