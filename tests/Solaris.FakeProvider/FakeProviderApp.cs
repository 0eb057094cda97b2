using System.Net;

namespace Solaris.FakeProvider;

/// <summary>
/// A provider of OpenAI's, Anthropic's and Google's dialects on a real socket, with scripted faults (<see cref="Script"/>) and a record of what it
/// billed. It answers the same request with the same bytes every time.
/// </summary>
internal sealed class FakeProviderApp : IAsyncDisposable
{
    /// <summary>AI Studio's, Vertex AI's, and one of its own for each deployment.</summary>
    private static readonly string[] GeminiRoots =
    [
        "/v1beta",
        "/{place}/v1beta",
        "/v1/projects/{project}/locations/{location}/publishers/google",
    ];

    private readonly WebApplication _app;

    private FakeProviderApp(WebApplication app, FakeProviderOptions options)
    {
        _app = app;
        Options = options;
        Batches = new BatchesEndpoint(Files);
        if (options.Replays is { } folder)
        {
            Replays.AddFolder(folder);
        }
    }

    public FakeProviderOptions Options { get; }
    public BillingBook Billing { get; } = new();
    public ReplayShelf Replays { get; } = new();

    /// <summary>The API's root, such as <c>http://127.0.0.1:18080/v1</c>.</summary>
    public Uri BaseAddress => new(new Uri(_app.Urls.First()), "/v1");

    /// <summary>Called when a call reaches a marked point (<see cref="CallPoint"/>); the call waits for it.</summary>
    public Func<FakeCall, string, ValueTask>? AtPoint { get; set; }

    /// <summary>The value of the last <c>authorization</c> header, to check which credential arrives.</summary>
    public string? LastAuthorization { get; internal set; }

    public FilesEndpoint Files { get; } = new();

    public BatchesEndpoint Batches { get; }

    /// <summary>The last body that came, to check what a gateway made of a request.</summary>
    public string LastBody { get; internal set; } = "";

    public static async Task<FakeProviderApp> StartAsync(FakeProviderOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Parse(options.Host), options.Port);
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.AddServerHeader = false;
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        var app = builder.Build();
        var provider = new FakeProviderApp(app, options);
        provider.Map();
        await app.StartAsync();
        return provider;
    }

    public Task WaitForShutdownAsync() => _app.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    /// <summary>The same endpoints under <c>/NAME/v1</c> stand for another deployment: <c>at=NAME</c> scripts only that one.</summary>
    private void Map()
    {
        foreach (var root in (string[])["/v1", "/openai/v1", "/{place}/v1"])
        {
            _app.MapPost(root + "/chat/completions", http => CallAsync(http, ChatEndpoint.AnswerAsync));
            _app.MapPost(root + "/completions", http => CallAsync(http, CompletionsEndpoint.AnswerAsync));
            _app.MapPost(root + "/responses", http => CallAsync(http, ResponsesEndpoint.AnswerAsync));
            _app.MapPost(root + "/embeddings", http => CallAsync(http, EmbeddingsEndpoint.AnswerAsync));
            _app.MapPost(root + "/messages", http => CallAsync(http, MessagesEndpoint.AnswerAsync));
            _app.MapPost(root + "/moderations", http => CallAsync(http, MediaEndpoints.ModerateAsync));
            _app.MapPost(root + "/images/{kind}", http => CallAsync(http, MediaEndpoints.DrawAsync));
            _app.MapPost(root + "/audio/speech", http => CallAsync(http, MediaEndpoints.SpeakAsync));
            _app.MapPost(root + "/audio/{kind}", http => CallAsync(http, MediaEndpoints.ListenAsync));
            ModelsEndpoint.Map(_app, root);
            Files.Map(_app, root, IsLetIn);
            Batches.Map(_app, root, IsLetIn);
        }
        foreach (var root in GeminiRoots)
        {
            _app.MapPost(root + "/models/{target}", http => CallAsync(http, GeminiEndpoint.AnswerAsync));
        }
        _app.MapPost("/v1beta/openai/embeddings", http => CallAsync(http, EmbeddingsEndpoint.AnswerAsync));
        _app.MapPost("/token", http => TokenAsync(http));
        ControlEndpoints.Map(_app, this);
    }

    private bool IsLetIn(HttpContext http) =>
        Options.Key is null || http.Request.Headers.Authorization == $"Bearer {Options.Key}";

    private async Task TokenAsync(HttpContext http) =>
        await (await TokenEndpoint.AnswerAsync(http, this)).ExecuteAsync(http);

    private async Task CallAsync(HttpContext http, Func<FakeCall, Task> answerAsync)
    {
        LastAuthorization = http.Request.Headers.Authorization;
        if (await FakeCall.ReadAsync(this, http) is not { } call)
        {
            return;
        }
        try
        {
            LastBody = call.Native.GetRawText();
            await call.ReachAsync(CallPoint.Received);
            if (!await Faults.AnswerAsync(call))
            {
                await answerAsync(call);
                await call.ReachAsync(CallPoint.End);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            call.Bill.Aborted = true; // The caller left: what was billed is already written down.
        }
        finally
        {
            Billing.Close(call.Bill);
        }
    }
}
