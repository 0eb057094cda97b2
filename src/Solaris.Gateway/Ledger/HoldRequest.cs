using System.Collections.Immutable;

namespace Solaris.Ledger;

/// <summary>Asks to hold a call's bound on every limit that applies: all or none.</summary>
internal sealed record HoldRequest
{
    /// <summary>Chosen by the caller of the ledger; the same id asked again gets the stored answer.</summary>
    public required RequestId Id { get; init; }

    public required CallOrigin Origin { get; init; }

    /// <summary>The model name the client asked for.</summary>
    public required string Model { get; init; }

    /// <summary>The route below <c>/v1</c>; it is logged if the call is orphaned.</summary>
    public string Endpoint { get; init; } = "";

    public required ImmutableArray<Limit> Limits { get; init; }

    public required CostBound Bound { get; init; }

    /// <summary>True to shrink the output to what fits (not under <see cref="CostBound.LeastOutput"/>); false to hold the whole bound or nothing.</summary>
    public required bool Elastic { get; init; }

    /// <summary>After this long the sweeper ends the hold, whatever its owner says.</summary>
    public required TimeSpan Lifetime { get; init; }

    /// <summary>True for a hold that outlives the process that took it, because work goes on at the provider: only its end or its deadline ends it.</summary>
    public bool Detached { get; init; }
}
