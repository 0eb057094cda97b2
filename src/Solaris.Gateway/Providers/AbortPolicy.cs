namespace Solaris.Providers;

/// <summary>What to do with a provider's stream when the client has left.</summary>
internal enum AbortPolicy
{
    /// <summary>Cancel it and charge a local count: the provider stops generating and billing.</summary>
    CancelAndEstimate,

    /// <summary>Read on to the end, within bounds, and charge the provider's usage: it bills the whole answer anyway.</summary>
    Drain,
}
