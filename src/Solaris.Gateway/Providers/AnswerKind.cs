namespace Solaris.Providers;

/// <summary>What a whole answer with a status of success turned out to be.</summary>
internal enum AnswerKind
{
    Answer,

    /// <summary>An error, whatever its status was.</summary>
    Error,

    /// <summary>No JSON object.</summary>
    Garbage,
}
