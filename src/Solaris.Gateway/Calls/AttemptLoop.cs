using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Solaris.Providers;
using Solaris.Routing;

namespace Solaris.Calls;

/// <summary>Tries deployments until one gives an answer. As long as it runs, nothing has reached the client.</summary>
internal sealed class AttemptLoop(
    CallSender sender,
    Router router,
    CallBilling billing,
    ShutdownGrace grace,
    IOptions<RelayOptions> options
)
{
    /// <summary>The attempt that gave an answer, or the last that failed. The failures before it are in the call.</summary>
    public async Task<Attempt> RunAsync(GenerationCall call)
    {
        var plan = new AttemptPlan(call.Route, options.Value, Jitter);
        var headers = ForwardedHeaders.Of(call.Http.Request.Headers, call.Endpoint.ForwardedHeaders);
        while (true)
        {
            var attempt = await sender.StartAsync(call, plan.Current, headers);
            if (attempt.Failure is not { } failure)
            {
                Succeeded(attempt);
                return attempt;
            }
            if (call.ClientLeft || grace.Stopping.IsCancellationRequested)
            {
                return attempt;
            }
            router.Report(attempt.Deployment, failure);
            if (!plan.TryNext(failure, out var delay) || !await WaitAsync(call, delay))
            {
                return attempt;
            }
            await billing.FailedAsync(call, attempt);
            attempt.Dispose();
        }
    }

    private void Succeeded(Attempt attempt)
    {
        router.Report(attempt.Deployment, failure: null);
        var output = attempt.Events is null ? attempt.Usage?.Tokens.OutputTotal ?? 0 : (long?)null;
        attempt.Load?.Answered(grace.Clock.GetElapsedTime(attempt.Started), output);
    }

    /// <summary>False when the client left meanwhile, or the gateway stops.</summary>
    private async Task<bool> WaitAsync(GenerationCall call, TimeSpan delay)
    {
        if (delay > TimeSpan.Zero)
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(call.Http.RequestAborted, grace.Stopping);
            await Task.Delay(delay, grace.Clock, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return !stop.IsCancellationRequested;
        }
        return true;
    }

    private static double Jitter() => RandomNumberGenerator.GetInt32(1, 1_001) / 1_000.0;
}
