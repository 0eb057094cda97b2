namespace Solaris.Calls;

/// <summary>How the relay of a stream ended.</summary>
internal enum StreamEnd
{
    Complete,
    ClientLeft,

    /// <summary>The provider sent an error.</summary>
    ProviderError,

    /// <summary>The connection broke, or the stream ended before the answer.</summary>
    Cut,

    /// <summary>Something came that is no part of an answer.</summary>
    Garbage,

    /// <summary>No chunk came for longer than allowed.</summary>
    Silent,

    /// <summary>The gateway stops.</summary>
    Stopped,
}
