namespace Solaris.Calls.Repeats;

/// <summary>Whether a call with an <c>Idempotency-Key</c> is to be made.</summary>
internal enum RepeatVerdict
{
    /// <summary>Nobody has made it yet: it is this call.</summary>
    First,
    Running,

    /// <summary>It was made and charged; its answer may have been kept.</summary>
    Ended,

    /// <summary>The key was used for another body.</summary>
    Different,
}
