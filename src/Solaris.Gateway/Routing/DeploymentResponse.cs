using System.Text.Json;
using Solaris.Providers;

namespace Solaris.Routing;

/// <summary>A place a model can be had, as the replica that answers knows it. Credentials are never shown.</summary>
public sealed record DeploymentResponse
{
    public required string Id { get; init; }
    public required string Provider { get; init; }

    /// <summary>The model's name there; null sends the client's own.</summary>
    public required string? Model { get; init; }

    /// <summary>Where it is, without path.</summary>
    public required string Host { get; init; }
    public required bool HasCredential { get; init; }

    /// <summary><c>available</c>; <c>resting</c> after failures; <c>spent</c> while one of its limits is used up.</summary>
    public required string State { get; init; }

    /// <summary>When it is tried again; null while it is available.</summary>
    public required DateTimeOffset? ReturnsAt { get; init; }
    public required int UnderWay { get; init; }

    /// <summary>Answers since the replica began to use it.</summary>
    public required long Answered { get; init; }

    /// <summary>Failed attempts since then.</summary>
    public required long Failed { get; init; }

    /// <summary>To the first event of a stream, on average of late; null when not measured.</summary>
    public required long? FirstEventMs { get; init; }
    public required FailureResponse? LastFailure { get; init; }
    public required long? RequestsPerMinute { get; init; }
    public required long? TokensPerMinute { get; init; }
    public required long? MaxParallel { get; init; }

    /// <summary>False when no price is known: money limits refuse its calls.</summary>
    public required bool Priced { get; init; }

    internal static DeploymentResponse Of(DeploymentState state, TimeProvider clock)
    {
        var (deployment, now) = (state.Deployment, clock.GetTimestamp());
        var resting = state.Health.IsCoolingAt(now);
        var available = state.IsAvailableAt(now);
        return new()
        {
            Id = deployment.Id,
            Provider = deployment.Provider.Name,
            Model = deployment.UpstreamModel,
            Host = deployment.BaseAddress.Authority,
            HasCredential = deployment.ApiKey is not null || deployment.Account is not null,
            State =
                available ? "available"
                : resting ? "resting"
                : "spent",
            ReturnsAt = available ? null : clock.GetUtcNow() + clock.GetElapsedTime(now, state.ReturnsAt(now)),
            UnderWay = state.Load.Parallel,
            Answered = state.Record.Answered,
            Failed = state.Record.Failed,
            FirstEventMs = state.Load.LatencyAt(now, stream: true) is { } seconds ? (long)(seconds * 1_000) : null,
            LastFailure = state.Record.Last is { } last ? new(last.At, Word(last.Kind), last.Status, last.Code) : null,
            RequestsPerMinute = state.Terms.RequestsPerMinute,
            TokensPerMinute = state.Terms.TokensPerMinute,
            MaxParallel = state.Terms.MaxParallel,
            Priced = deployment.Price is not null,
        };
    }

    internal static string Word(FailureKind kind) => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());
}
