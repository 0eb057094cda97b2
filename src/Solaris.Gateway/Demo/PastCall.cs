namespace Solaris.Demo;

/// <summary>A call of the demo's past: who made it, and what it would have used had nothing stood in its way.</summary>
/// <param name="At">Unix milliseconds.</param>
internal sealed record PastCall(
    long At,
    CallOrigin Origin,
    string Model,
    long Input,
    long Cached,
    long Output,
    PastOutcome Outcome,
    int Milliseconds
);
