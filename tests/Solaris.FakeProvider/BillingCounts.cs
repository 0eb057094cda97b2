namespace Solaris.FakeProvider;

/// <summary>Sums over every attempt since the last reset.</summary>
internal sealed record BillingCounts(
    int Attempts,
    int OpenCalls,
    int AbortedCalls,
    int FinishedCalls,
    long PromptTokens,
    long CompletionTokens
);
