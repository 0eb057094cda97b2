using System.Collections.Immutable;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Solaris.Accounts;
using Solaris.FakeProvider;
using Solaris.Ledger;
using Solaris.Providers;
using Solaris.Providers.OpenAi;

namespace Solaris.Calls;

/// <summary>A Kestrel server whose only route pumps a stream from the fake provider, without ledger: to see how a stream ends.</summary>
internal sealed class PumpHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ServiceProvider _none = new ServiceCollection().BuildServiceProvider();
    private readonly Upstream _upstream;
    private readonly TaskCompletionSource<Pumped> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private PumpHost(WebApplication app, RelayOptions options)
    {
        _app = app;
        Options = options;
        _upstream = new Upstream(Microsoft.Extensions.Options.Options.Create(options), _none);
    }

    public RelayOptions Options { get; }

    public FakeProviderApp Provider { get; private set; } = null!;

    /// <summary>How the stream ended.</summary>
    public Task<Pumped> Ended => _ended.Task.WaitAsync(TimeSpan.FromSeconds(30));

    public Uri Address => new(_app.Urls.First() + "/");

    public static async Task<PumpHost> StartAsync(
        string provider = "openai",
        RelayOptions? options = null,
        TimeSpan? idle = null,
        bool alwaysUsage = false
    )
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var host = new PumpHost(builder.Build(), options ?? new RelayOptions())
        {
            Provider = await FakeProviderApp.StartAsync(new FakeProviderOptions()),
        };
        var deployment = Deployments.Of(provider, address: host.Provider.BaseAddress) with
        {
            IdleTimeout = idle ?? TimeSpan.FromSeconds(20),
        };
        host._app.MapPost("/", http => host.PumpAsync(http, deployment, alwaysUsage));
        await host._app.StartAsync();
        return host;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _upstream.Dispose();
        await Provider.DisposeAsync();
        await _none.DisposeAsync();
    }

    private async Task PumpAsync(HttpContext http, Deployment deployment, bool alwaysUsage)
    {
        try
        {
            _ended.SetResult(await RunAsync(http, deployment, alwaysUsage));
        }
        catch (Exception exception)
        {
            _ended.SetException(exception);
            throw;
        }
    }

    private async Task<Pumped> RunAsync(HttpContext http, Deployment deployment, bool alwaysUsage)
    {
        var options = Microsoft.Extensions.Options.Options.Create(Options);
        using var grace = new ShutdownGrace(
            _app.Services.GetRequiredService<IHostApplicationLifetime>(),
            options,
            TimeProvider.System
        );
        using var arrival = new Arrival(http, OpenAi.ChatEndpoint.Instance, RequestId.New(TimeProvider.System), 0);
        (arrival.Body, _) = await RequestBody.ReadAsync(http.Request);
        var body = arrival.Body!.Memory;
        Assert.True(OpenAi.ChatEndpoint.Instance.TryReadEnvelope(body.Span, out var envelope, out _));
        var call = new GenerationCall
        {
            Arrival = arrival,
            Body = body,
            Envelope = envelope,
            Caller = new Caller
            {
                Origin = default,
                KeyName = "test",
                TrustedClient = false,
                Language = "en",
                Zone = TimeZoneInfo.Utc,
                AlwaysStreamUsage = alwaysUsage,
            },
            Route = new([deployment], 0),
            Admission = new(null, null, 4_096, false, null, []),
            Hold = new Hold(null!, arrival.Id, 100, 4_096),
        };
        var sent = UpstreamBody.For(body, envelope, OpenAi.ChatEndpoint.Instance, deployment, 4_096);
        using var attempt = await new AttemptStarter(_upstream, options, TimeProvider.System).StartAsync(
            new(
                deployment,
                OpenAiWires.Chat,
                "mock",
                Stream: true,
                sent,
                ImmutableArray<KeyValuePair<string, string>>.Empty
            ),
            new Patience(TimeProvider.System, grace.Expired)
        );
        Assert.Null(attempt.Failure);
        using var pump = new StreamPump(call, attempt, attempt.Events!, Options, grace);
        var end = await pump.RunAsync();
        pump.WriteEnd();
        return new(
            end,
            pump.Meter.Usage?.Tokens,
            Encoding.UTF8.GetString(pump.Meter.Text.Kept),
            call.Hold.OutputSoFar,
            pump.Error.Message
        );
    }
}
