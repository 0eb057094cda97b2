using System.Collections.Immutable;
using Solaris.Accounts;
using Solaris.Ledger;
using Solaris.Quotas;
using Route = Solaris.Routing.Route;

namespace Solaris.Calls;

/// <summary>An admitted call on its way: who asks for what, where it may go, what is held for it, and what it cost so far.</summary>
internal sealed class GenerationCall : IAsyncDisposable
{
    private readonly List<AttemptEntry> _attempts = new(1);

    public required Arrival Arrival { get; init; }
    public required ReadOnlyMemory<byte> Body { get; init; }
    public required Envelope Envelope { get; init; }
    public required Caller Caller { get; init; }
    public required Route Route { get; init; }
    public required Admission Admission { get; init; }
    public required Hold Hold { get; init; }

    public RequestId Id => Arrival.Id;

    public HttpContext Http => Arrival.Http;

    public GenerationEndpoint Endpoint => Arrival.Endpoint;

    public bool ClientLeft => Http.RequestAborted.IsCancellationRequested;

    /// <summary>When the first byte of the answer was given out, by the clock.</summary>
    public long? FirstByte { get; set; }

    /// <summary>Set while the attempt's provider speaks another dialect than the client.</summary>
    public Translation? Translation { get; set; }

    /// <summary>Fields of the client's body that the attempt's provider has no place for, and that went without.</summary>
    public IReadOnlyList<string> Dropped { get; set; } = [];

    /// <summary>What the answer that went to the client used; the failed attempts before it may have cost more.</summary>
    public TokenUsage AnswerUsage { get; private set; }

    /// <summary>True once the settlement has begun: it happens once.</summary>
    public bool Settled { get; set; }

    public ImmutableArray<AttemptEntry> Attempts => [.. _attempts];

    /// <summary>The sum over the attempts that a provider billed, on the basis of the last of them.</summary>
    public Charge Charge { get; private set; } = Charge.Nothing;

    public void Add(AttemptEntry attempt)
    {
        _attempts.Add(attempt);
        if (attempt.Charge.Basis != UsageBasis.Released)
        {
            AnswerUsage = attempt.Charge.Usage;
            Charge = Charge.With(attempt.Charge);
        }
    }

    public ValueTask DisposeAsync() => Hold.DisposeAsync();
}
