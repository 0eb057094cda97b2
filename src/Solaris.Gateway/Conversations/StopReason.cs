namespace Solaris.Conversations;

/// <summary>Why an answer ended.</summary>
internal enum StopReason
{
    /// <summary>The model was done.</summary>
    Done,

    /// <summary>One of the client's stop sequences came.</summary>
    StopSequence,

    /// <summary>The output cap was reached.</summary>
    Length,

    /// <summary>It waits for the results of its tool calls.</summary>
    ToolCalls,

    /// <summary>The provider withheld it, or the model refused.</summary>
    Filtered,

    /// <summary>The provider's own tools ran too long: the same conversation goes on when it is sent again.</summary>
    Paused,

    /// <summary>The provider could not make sense of what its model wrote.</summary>
    Malformed,
}
