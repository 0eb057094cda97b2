using System.Collections.Immutable;

namespace Solaris.Ledger;

/// <summary>One row of the request log: what was asked, decided, answered and charged; never what was said.</summary>
internal sealed record RequestEntry
{
    public required RequestId Id { get; init; }
    public required CallOrigin Origin { get; init; }

    /// <summary>The route below <c>/v1</c>, such as <c>chat/completions</c>.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The model name the client asked for.</summary>
    public required string Model { get; init; }

    /// <summary>Id of the deployment that answered, or null when none was tried.</summary>
    public string? Deployment { get; init; }

    /// <summary>Name of the provider that answered, such as <c>openai</c>.</summary>
    public string? Provider { get; init; }

    /// <summary>The HTTP status the client got; 499 when it left first.</summary>
    public required int Status { get; init; }

    /// <summary>The error code the client got, such as <c>insufficient_quota</c>; null on success.</summary>
    public string? ErrorCode { get; init; }
    public bool Stream { get; init; }

    /// <summary>True when the output cap was shrunk to what the limits left.</summary>
    public bool Clamped { get; init; }
    public Charge Charge { get; init; }
    public int DurationMilliseconds { get; init; }
    public int? FirstByteMilliseconds { get; init; }

    /// <summary>How the limits stood when the call was decided.</summary>
    public ImmutableArray<LimitStanding> Standings { get; init; } = [];

    /// <summary>Every attempt at a deployment, in order.</summary>
    public ImmutableArray<AttemptEntry> Attempts { get; init; } = [];

    /// <summary>The client's conversation id, when a trusted client sent one.</summary>
    public string? Conversation { get; init; }
}
