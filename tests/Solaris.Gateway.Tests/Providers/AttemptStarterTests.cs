using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Solaris.FakeProvider;
using Solaris.Providers.OpenAi;

namespace Solaris.Providers;

public sealed class AttemptStarterTests : IAsyncLifetime
{
    private readonly RelayOptions _options = new() { ConnectTimeout = TimeSpan.FromSeconds(5) };
    private readonly ServiceProvider _services = new ServiceCollection().BuildServiceProvider();
    private FakeProviderApp _provider = null!;
    private Upstream _upstream = null!;

    public async ValueTask InitializeAsync()
    {
        _provider = await FakeProviderApp.StartAsync(new FakeProviderOptions { Key = "right" });
        _upstream = new Upstream(Options.Create(_options), _services);
    }

    public async ValueTask DisposeAsync()
    {
        _upstream.Dispose();
        await _provider.DisposeAsync();
        await _services.DisposeAsync();
    }

    [Fact]
    public async Task A_json_answer_is_read_whole_with_its_usage()
    {
        using var attempt = await StartAsync("m!prompt=11;tokens=7", stream: false);

        Assert.Null(attempt.Failure);
        Assert.Equal((11, 7), (attempt.Usage?.Tokens.Input, attempt.Usage?.Tokens.OutputTotal));
        Assert.NotEqual(0, attempt.Answer?.Length);
    }

    [Fact]
    public async Task A_stream_is_there_when_its_first_event_is()
    {
        using var attempt = await StartAsync("m!tokens=3", stream: true);

        Assert.Null(attempt.Failure);
        Assert.NotNull(attempt.Events);
    }

    [Theory]
    [InlineData("status=500", false, nameof(FailureKind.Overloaded), 500)]
    [InlineData("status=503;retry-after=7", true, nameof(FailureKind.Overloaded), 503)]
    [InlineData("status=429", true, nameof(FailureKind.RateLimited), 429)]
    [InlineData("status=429;code=insufficient_quota", false, nameof(FailureKind.OutOfCredit), 429)]
    [InlineData("status=400", false, nameof(FailureKind.Refused), 400)]
    [InlineData("status=404", false, nameof(FailureKind.NotFound), 404)]
    [InlineData("status=302", false, nameof(FailureKind.Garbage), 302)]
    [InlineData("reset=before", false, nameof(FailureKind.Cut), 0)]
    [InlineData("reset=before", true, nameof(FailureKind.Cut), 0)]
    [InlineData("garbage=html", false, nameof(FailureKind.Garbage), 200)]
    [InlineData("garbage=json", false, nameof(FailureKind.Garbage), 200)]
    [InlineData("garbage=empty", false, nameof(FailureKind.Garbage), 200)]
    [InlineData("error-event=0", true, nameof(FailureKind.Overloaded), 529)]
    public async Task A_failure_before_the_first_byte_says_what_it_is(
        string faults,
        bool stream,
        string kind,
        int status
    )
    {
        using var attempt = await StartAsync("m!" + faults, stream);

        Assert.Equal(Enum.Parse<FailureKind>(kind), attempt.Failure?.Kind);
        Assert.Equal(status, attempt.Failure?.Status);
        Assert.False(attempt.Failure?.Generated);
    }

    [Fact]
    public async Task A_hint_when_to_come_back_is_read()
    {
        using var attempt = await StartAsync(
            "m!status=429;retry-after=1;retry-after-ms=0;should-retry=false",
            stream: false
        );

        Assert.Equal(TimeSpan.FromSeconds(1), attempt.Failure?.RetryAfter);
        Assert.False(attempt.Failure?.ShouldRetry);
    }

    [Theory]
    [InlineData("stall=before")]
    [InlineData("stall=headers")]
    public async Task Silence_before_the_first_byte_is_a_timeout(string faults)
    {
        using var attempt = await StartAsync("m!" + faults, stream: true, firstByte: TimeSpan.FromMilliseconds(100));

        Assert.Equal(FailureKind.Timeout, attempt.Failure?.Kind);
    }

    [Fact]
    public async Task A_wrong_key_is_ours_to_mend_and_is_not_repeated_to_anybody()
    {
        using var attempt = await StartAsync("m", stream: false, key: "sk-wrong-12345678");

        Assert.Equal(FailureKind.Credential, attempt.Failure?.Kind);
        Assert.DoesNotContain("sk-wrong", attempt.Failure?.Error.Message ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_nobody_listens_on_is_a_failed_connection()
    {
        using var free = new TcpListener(System.Net.IPAddress.Loopback, 0);
        free.Start();
        var address = new Uri($"http://{free.LocalEndpoint}/v1");
        free.Stop();

        using var attempt = await StartAsync("m", stream: false, address: address);

        Assert.Equal(FailureKind.Connect, attempt.Failure?.Kind);
        Assert.Equal(0, attempt.Failure?.Status);
    }

    [Fact]
    public async Task Only_listed_headers_reach_a_provider()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        string[] seen = [];
        var (url, type) = ("", "");
        app.MapPost(
            "/base/chat/completions",
            http =>
            {
                seen = [.. http.Request.Headers.Keys.Order(StringComparer.OrdinalIgnoreCase)];
                (url, type) = (http.Request.QueryString.Value ?? "", http.Request.ContentType ?? "");
                return Task.CompletedTask;
            }
        );
        await app.StartAsync(TestContext.Current.CancellationToken);

        using var attempt = await StartAsync(
            "m",
            stream: false,
            address: new Uri(app.Urls.First() + "/base?api-version=1")
        );

        Assert.Equal(
            ["Accept", "Accept-Encoding", "Authorization", "Content-Length", "Content-Type", "Host", "User-Agent"],
            seen
        );
        Assert.Equal(("?api-version=1", "application/json"), (url, type));
    }

    [Fact]
    public async Task A_handler_of_the_provider_s_name_answers_instead_of_the_network()
    {
        await using var services = new ServiceCollection()
            .AddKeyedSingleton<HttpMessageHandler>("simulated", new Canned())
            .BuildServiceProvider();
        using var upstream = new Upstream(Options.Create(_options), services);
        var deployment = new Deployment
        {
            Id = "s",
            Provider = ProviderProfiles.Simulated,
            BaseAddress = ProviderProfiles.Simulated.BaseAddress!,
        };

        using var attempt = await StartAsync(upstream, deployment, "m", stream: false);

        Assert.Null(attempt.Failure);
        Assert.Equal(4, attempt.Usage?.Tokens.OutputTotal);
    }

    private Task<Attempt> StartAsync(
        string model,
        bool stream,
        TimeSpan? firstByte = null,
        string key = "right",
        Uri? address = null
    ) =>
        StartAsync(
            _upstream,
            new Deployment
            {
                Id = "d",
                Provider = ProviderProfiles.OpenAi,
                BaseAddress = address ?? _provider.BaseAddress,
                ApiKey = new Secret(key),
                FirstByteTimeout = firstByte ?? TimeSpan.FromSeconds(20),
            },
            model,
            stream
        );

    private Task<Attempt> StartAsync(Upstream upstream, Deployment deployment, string model, bool stream)
    {
        var body =
            $$"""{"model":"{{model}}","stream":{{(stream ? "true" : "false")}},"messages":[{"role":"user","content":"x"}]}""";
        var starter = new AttemptStarter(upstream, Options.Create(_options), TimeProvider.System);
        return starter.StartAsync(
            new(deployment, OpenAiWires.Chat, model, stream, new SplicedBody(Encoding.UTF8.GetBytes(body), []), []),
            new Patience(TimeProvider.System, CancellationToken.None)
        );
    }

    private sealed class Canned : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        ) =>
            Task.FromResult(
                new HttpResponseMessage
                {
                    Content = new StringContent(
                        """{"choices":[],"usage":{"prompt_tokens":3,"completion_tokens":4}}""",
                        Encoding.UTF8,
                        "application/json"
                    ),
                }
            );
    }
}
