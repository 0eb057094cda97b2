namespace Solaris.Providers.Anthropic;

/// <summary>What a content block becomes in the client's dialect.</summary>
internal enum OpenBlockKind
{
    /// <summary>Text, thinking, or nothing: its deltas say what they are.</summary>
    Plain,

    /// <summary>A call of one of the client's tools.</summary>
    Call,

    /// <summary>A call of a tool that takes free text, which comes as a field of an object.</summary>
    FreeFormCall,

    /// <summary>The call whose arguments are the answer's text.</summary>
    Answer,

    /// <summary>A block of Anthropic's own.</summary>
    Foreign,
}
