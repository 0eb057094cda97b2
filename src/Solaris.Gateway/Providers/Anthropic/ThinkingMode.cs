namespace Solaris.Providers.Anthropic;

/// <summary>The forms of <c>thinking</c>.</summary>
internal enum ThinkingMode
{
    /// <summary>Not said.</summary>
    Default,
    Disabled,

    /// <summary>With a budget in tokens.</summary>
    Enabled,

    /// <summary>As long as the model finds right.</summary>
    Adaptive,
}
