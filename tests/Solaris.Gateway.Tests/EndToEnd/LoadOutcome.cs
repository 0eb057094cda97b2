namespace Solaris.EndToEnd;

/// <summary>How one call of a load run ended, as its client saw it.</summary>
internal enum LoadOutcome
{
    /// <summary>The whole answer arrived.</summary>
    Finished,

    /// <summary>The quota refused it.</summary>
    Refused,

    /// <summary>The client left.</summary>
    Aborted,

    /// <summary>An error answer, or a stream that broke off.</summary>
    Failed,
}
