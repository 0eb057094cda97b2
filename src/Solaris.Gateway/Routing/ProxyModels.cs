using System.Collections.Immutable;
using System.Text.Json;
using Solaris.Providers;

namespace Solaris.Routing;

/// <summary>Asks the LiteLLM behind us for its models, so that clients see them. Calls do not wait for it.</summary>
internal sealed partial class ProxyModels(
    LiteLlmProxySource proxy,
    Upstream upstream,
    Router router,
    TimeProvider clock,
    ILogger<ProxyModels> logger
) : BackgroundService
{
    private const int MostModels = 5_000;
    private const int LargestAnswer = 4 * 1024 * 1024;
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Takes over the list; false when the proxy gives none.</summary>
    public async Task<bool> RunAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            using var answer = await upstream.GetAsync(deployment, "models", either.Token);
            answer.EnsureSuccessStatusCode();
            await answer.Content.LoadIntoBufferAsync(LargestAnswer, either.Token);
            await using var body = await answer.Content.ReadAsStreamAsync(either.Token);
            using var document = await JsonDocument.ParseAsync(body, default, either.Token);
            router.ListAlso(Read(document.RootElement));
            return true;
        }
        catch (Exception exception)
            when (exception is HttpRequestException or IOException or JsonException or OperationCanceledException
                && !cancellationToken.IsCancellationRequested
            )
        {
            LogNoList(exception.GetType().Name);
            return false;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (proxy.Deployment is { } deployment)
        {
            var listed = await RunAsync(deployment, stoppingToken);
            await Task.Delay(listed ? Interval : Pause, clock, stoppingToken);
        }
    }

    private static ImmutableArray<ModelListing> Read(JsonElement root)
    {
        var found = ImmutableArray.CreateBuilder<ModelListing>();
        if (
            root.ValueKind == JsonValueKind.Object
            && root.TryGetProperty("data", out var data)
            && data.ValueKind == JsonValueKind.Array
        )
        {
            foreach (var model in data.EnumerateArray().Take(MostModels))
            {
                if (
                    model.ValueKind == JsonValueKind.Object
                    && model.TryGetProperty("id", out var id)
                    && id.ValueKind == JsonValueKind.String
                    && id.GetString() is { Length: > 0 and < 256 } name
                    && !name.Contains(WildcardPattern.Star)
                )
                {
                    found.Add(new(name, LiteLlmProxySource.Profile, ContextWindow: null, Price: null));
                }
            }
        }
        return found.ToImmutable();
    }

    [LoggerMessage(LogLevel.Warning, "The LiteLLM behind the gateway gives no list of models: {Fault}")]
    private partial void LogNoList(string fault);
}
