namespace Solaris.Providers;

/// <summary>What one event of an answer is.</summary>
internal enum ChunkKind
{
    /// <summary>A part of the answer, or anything unknown: it passes.</summary>
    Content,

    /// <summary>Usage without choices: only for clients that asked.</summary>
    UsageOnly,

    /// <summary>The provider gave up.</summary>
    Error,

    /// <summary><c>[DONE]</c></summary>
    Done,

    /// <summary>Neither JSON nor the end mark.</summary>
    Garbage,
}
