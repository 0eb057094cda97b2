using Solaris.Providers;

namespace Solaris.Quotas;

/// <summary>What the quota needs to know of a call to bound it.</summary>
internal sealed class CallCost
{
    public required string Model { get; init; }

    /// <summary>The route below <c>/v1</c>, for the log of a call whose gateway dies.</summary>
    public string Endpoint { get; init; } = "";

    /// <summary>The deployments that may serve the call: the dearest bounds it.</summary>
    public required IReadOnlyList<Deployment> Candidates { get; init; }

    /// <summary>The request body, from which the input is bounded.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The most input it can have, where that is known without the tokenizers; its output cannot be shrunk then.</summary>
    public long? InputTokens { get; init; }

    /// <summary>The output cap the client asked for, for each choice; null when it named none. 0 for embeddings.</summary>
    public required long? OutputTokens { get; init; }

    /// <summary>Answers asked for (<c>n</c>), at least 1.</summary>
    public required int Choices { get; init; }

    /// <summary>The dearest tier of service the call may be billed at.</summary>
    public PriceTier DearestTier { get; init; } = PriceTier.Priority;

    /// <summary>True when the call asks for a faster answer at a higher price.</summary>
    public bool Fast { get; init; }

    /// <summary>The organisation's currency, which money limits count.</summary>
    public ExchangeRate Exchange { get; init; } = ExchangeRate.Usd;

    /// <summary>The most that may be billed besides tokens: searches, pictures, sound, characters.</summary>
    public MeteredUsage Extras { get; init; }
}
