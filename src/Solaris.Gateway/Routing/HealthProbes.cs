using System.Net;
using Solaris.Providers;

namespace Solaris.Routing;

/// <summary>
/// LiteLLM's background health checks. A check asks for the list of models, which no provider bills: it tells that the server is there and
/// lets our key in.
/// </summary>
internal sealed class HealthProbes(Router router, Upstream upstream, RoutingMetrics metrics, TimeProvider clock)
    : BackgroundService
{
    private const int AtOnce = 8;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Checks every deployment once.</summary>
    public Task RunAsync(ProbeSettings settings, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            router.Deployments.Where(state => state.Terms.Probed),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (state, token) => await RunAsync(state, settings, token)
        );

    /// <summary>Checks one deployment on somebody's word, which says nothing about when it rests; null when there is none of this id.</summary>
    public async Task<ProbeResponse?> TestAsync(string id, CancellationToken cancellationToken)
    {
        if (router.Deployments.FirstOrDefault(state => state.Deployment.Id == id) is not { } state)
        {
            return null;
        }
        var begun = clock.GetTimestamp();
        var failure = await ProbeAsync(state.Deployment, cancellationToken);
        metrics.Probed(id, failure is null);
        return new(
            id,
            failure is null,
            failure is null ? null : DeploymentResponse.Word(failure.Kind),
            (long)clock.GetElapsedTime(begun).TotalMilliseconds
        );
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            // Without checks, a reload may bring them.
            await Task.Delay(router.Probes?.Interval ?? Pause, clock, stoppingToken);
            if (router.Probes is { } settings)
            {
                await RunAsync(settings, stoppingToken);
            }
        }
    }

    private async Task RunAsync(DeploymentState state, ProbeSettings settings, CancellationToken cancellationToken)
    {
        var failure = await ProbeAsync(state.Deployment, cancellationToken);
        metrics.Probed(state.Deployment.Id, failure is null);
        if (failure is not null && settings.Steers)
        {
            state.Health.Rest(settings.Interval + Patience);
            return;
        }
        router.Report(state.Deployment, failure);
    }

    /// <summary>Null when the deployment is well. That it has no such route, or is busy, says nothing against it.</summary>
    private async Task<AttemptFailure?> ProbeAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            using var answer = await upstream.GetAsync(deployment, "models", either.Token);
            return
                answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
                || (int)answer.StatusCode >= 500
                ? Failure(FailureRules.OfStatus((int)answer.StatusCode, ProviderError.Unknown))
                : null;
        }
        catch (Exception exception)
            when (exception is HttpRequestException or IOException or OperationCanceledException
                && !cancellationToken.IsCancellationRequested
            )
        {
            return Failure(FailureRules.OfException(exception));
        }
    }

    private static AttemptFailure Failure(FailureKind kind) => new(kind, Status: 0, ProviderError.Unknown);
}
