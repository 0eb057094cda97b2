namespace Solaris.Demo;

/// <summary>How a call of the demo's past ended, where a limit did not refuse it.</summary>
internal enum PastOutcome
{
    Answered,

    /// <summary>The person stopped reading: half of the answer, as it was counted here.</summary>
    Left,

    /// <summary>The provider was overloaded and billed nothing.</summary>
    Overloaded,

    /// <summary>Too many calls in a minute.</summary>
    TooFast,
}
