using System.Net;
using System.Text.Json.Nodes;
using Solaris.EndToEnd;
using Solaris.FakeProvider;

namespace Solaris.Fakes;

/// <summary>The fake provider does what its scripts say, and bills what it did: other tests lean on that.</summary>
public sealed class FakeProviderTests : IAsyncLifetime
{
    private readonly HttpClient _http = new();
    private FakeProviderApp? _provider;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
    private BillingBook Billing => _provider!.Billing;

    public async ValueTask InitializeAsync()
    {
        _provider = await FakeProviderApp.StartAsync(new FakeProviderOptions());
        _http.BaseAddress = _provider.BaseAddress;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (_provider is not null)
        {
            await _provider.DisposeAsync();
        }
    }

    [Fact]
    public async Task Equal_requests_get_equal_bytes()
    {
        var body = ChatBody.Of("Hi", "tokens=20", stream: true);
        Assert.Equal(await TextAsync(body), await TextAsync(body));
    }

    [Fact]
    public async Task A_stream_spells_what_the_whole_answer_says_and_costs_the_same()
    {
        var whole = JsonNode.Parse(await TextAsync(ChatBody.Of("Hi", "call=whole;reasoning=3")))!;
        var stream = await TextAsync(ChatBody.Of("Hi", "call=stream;reasoning=3", stream: true));
        var pieces = Events(stream).Select(chunk => (string?)chunk["choices"]![0]!["delta"]!["content"]);
        Assert.Equal((string?)whole["choices"]![0]!["message"]!["content"], string.Concat(pieces));
        Assert.Equal(Billing.Of("whole").Single().Total, Billing.Of("stream").Single().Total);
    }

    [Fact]
    public async Task The_output_cap_holds()
    {
        var body = ChatBody.Of("Hi", "call=capped;tokens=100;reasoning=3");
        body["max_completion_tokens"] = 10;
        var answer = JsonNode.Parse(await TextAsync(body))!;
        Assert.Equal("length", (string?)answer["choices"]![0]!["finish_reason"]);
        Assert.Equal(10, Billing.Of("capped").Single().CompletionTokens);
    }

    [Fact]
    public async Task The_first_attempts_fail_and_the_next_succeeds()
    {
        var body = ChatBody.Of("Hi", "call=twice;status=503;retry-after=7;times=2");
        using var first = await SendAsync(body);
        Assert.Equal(TimeSpan.FromSeconds(7), first.Headers.RetryAfter?.Delta);
        using var second = await SendAsync(body);
        using var third = await SendAsync(body);
        Assert.Equal(HttpStatusCode.OK, third.StatusCode);
        Assert.Equal([503, 503, 200], Billing.Of("twice").Select(bill => bill.Status));
        Assert.Equal([0, 0], Billing.Of("twice").Take(2).Select(bill => bill.Total));
    }

    [Fact]
    public async Task A_cut_stream_bills_what_was_made()
    {
        var body = ChatBody.Of("Hi", "call=cut;tokens=50;cut=5", stream: true);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => TextAsync(body));
        await Eventually.HoldsAsync(() => _provider!.Billing.Counts.OpenCalls == 0);
        Assert.Equal(4, Billing.Of("cut").Single().CompletionTokens);
        Assert.False(Billing.Of("cut").Single().Finished);
    }

    [Theory]
    [InlineData("fake-chat", false)]
    [InlineData("fake-chat-drain", true)]
    public async Task A_caller_that_leaves_pays_by_the_models_policy(string model, bool whole)
    {
        var body = ChatBody.Of("Hi", $"call=left-{model};tokens=5000;delay=1", stream: true, model);
        using (var answer = await SendAsync(body))
        {
            await (await answer.Content.ReadAsStreamAsync(Cancellation)).ReadExactlyAsync(new byte[1000], Cancellation);
        }
        await Eventually.HoldsAsync(() => Billing.Of($"left-{model}").Single().Aborted);
        Assert.Equal(whole, Billing.Of($"left-{model}").Single().CompletionTokens == 5_000);
    }

    [Theory]
    [InlineData("usage=none", 0)]
    [InlineData("usage=own-chunk", 1)]
    [InlineData("usage=finish", 1)]
    [InlineData("usage=choices", 1)]
    [InlineData("usage=groq", 1)]
    [InlineData("usage=cumulative", 7)]
    public async Task Usage_comes_where_the_script_says(string script, int times)
    {
        var text = await TextAsync(ChatBody.Of("Hi", "tokens=5;" + script, stream: true));
        Assert.Equal(times, text.Split("\"total_tokens\"").Length - 1);
    }

    [Theory]
    [InlineData("garbage=html", "<html>")]
    [InlineData("garbage=json", "\"mess")]
    [InlineData("comments;tokens=2", ": FAKE")]
    public async Task Garbage_is_served(string script, string contained) =>
        Assert.Contains(contained, await TextAsync(ChatBody.Of("Hi", script, stream: true)));

    private static IEnumerable<JsonNode> Events(string stream) =>
        stream
            .Split('\n')
            .Where(line => line.StartsWith("data: {", StringComparison.Ordinal))
            .Select(line => JsonNode.Parse(line[6..])!);

    private Task<HttpResponseMessage> SendAsync(JsonNode body) =>
        _http.SendAsync(ChatBody.Request(body), HttpCompletionOption.ResponseHeadersRead, Cancellation);

    private async Task<string> TextAsync(JsonNode body)
    {
        using var answer = await SendAsync(body);
        return await answer.Content.ReadAsStringAsync(Cancellation);
    }
}
