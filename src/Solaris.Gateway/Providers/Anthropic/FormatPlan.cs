namespace Solaris.Providers.Anthropic;

/// <summary>How an answer is made to be JSON.</summary>
internal enum FormatPlan
{
    /// <summary>It is not.</summary>
    None,

    /// <summary>The model obeys a schema.</summary>
    Native,

    /// <summary>A tool whose arguments are the answer; the translator makes them text again.</summary>
    Tool,

    /// <summary>It is told to: Anthropic has no mode for any JSON.</summary>
    Instruction,
}
