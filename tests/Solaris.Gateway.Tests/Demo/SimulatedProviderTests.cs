using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Solaris.Demo;

public sealed class SimulatedProviderTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public async Task The_same_question_gets_the_same_answer_and_it_says_that_it_is_simulated()
    {
        var first = await AskAsync(
            """{"model":"solaris-demo","messages":[{"role":"user","content":"Olá, tudo bem?"}]}"""
        );
        var second = await AskAsync(
            """{"model":"solaris-demo","messages":[{"role":"user","content":"Olá, tudo bem?"}]}"""
        );

        Assert.Equal(first, second);
        Assert.Contains("simulada", first, StringComparison.Ordinal);
        Assert.Contains("Olá, tudo bem?", first, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_English_question_is_answered_in_English() =>
        Assert.Contains(
            "Simulated answer",
            await AskAsync(
                """{"model":"solaris-demo","messages":[{"role":"user","content":[{"type":"text","text":"Hello there"}]}]}"""
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task An_output_cap_ends_the_answer_and_the_usage_says_how_long_it_was()
    {
        using var answer = JsonDocument.Parse(
            await AskAsync(
                """{"model":"solaris-demo","max_tokens":5,"n":2,"messages":[{"role":"user","content":"Hello"}]}"""
            )
        );

        var choices = answer.RootElement.GetProperty("choices");
        Assert.Equal(2, choices.GetArrayLength());
        Assert.All(
            choices.EnumerateArray(),
            one => Assert.Equal("length", one.GetProperty("finish_reason").GetString())
        );
        Assert.Equal(10, answer.RootElement.GetProperty("usage").GetProperty("completion_tokens").GetInt32());
    }

    [Fact]
    public async Task A_stream_carries_the_whole_answer_s_text_and_the_usage_when_asked()
    {
        const string Question = """ "messages":[{"role":"user","content":"Hello"}]""";
        using var whole = JsonDocument.Parse(await AskAsync($$"""{"model":"solaris-demo-fast",{{Question}}}"""));

        var stream = await AskAsync(
            $$"""{"model":"solaris-demo-fast","stream":true,"stream_options":{"include_usage":true},{{Question}}}"""
        );

        var events = stream
            .Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(one => one["data: ".Length..])
            .ToArray();
        Assert.Equal("[DONE]", events[^1]);
        var chunks = events[..^1].Select(one => JsonDocument.Parse(one).RootElement).ToArray();
        var text = string.Concat(
            chunks.SelectMany(chunk => chunk.GetProperty("choices").EnumerateArray()).Select(Delta)
        );
        Assert.Equal(
            whole.RootElement.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString(),
            text
        );
        Assert.Equal(whole.RootElement.GetProperty("usage").GetRawText(), chunks[^1].GetProperty("usage").GetRawText());
    }

    [Fact]
    public async Task A_stream_keeps_the_speed_that_was_set()
    {
        using var response = await SendAsync(
            "chat/completions",
            """{"model":"solaris-demo","stream":true,"messages":[{"role":"user","content":"Hello"}]}""",
            tokensPerSecond: 10
        );
        await using var stream = await response.Content.ReadAsStreamAsync(Cancel);
        var buffer = new byte[4_096];
        Assert.NotEqual(0, await stream.ReadAsync(buffer, Cancel));

        var next = stream.ReadAsync(buffer, Cancel);
        Assert.False(next.IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(100));

        Assert.NotEqual(0, await next);
    }

    [Fact]
    public async Task Equal_texts_have_equal_unit_embeddings_in_either_encoding()
    {
        using var floats = JsonDocument.Parse(
            await AskAsync(
                """{"model":"solaris-demo-embedding","dimensions":64,"input":["a b","a b","c"]}""",
                "embeddings"
            )
        );
        using var base64 = JsonDocument.Parse(
            await AskAsync(
                """{"model":"solaris-demo-embedding","dimensions":64,"encoding_format":"base64","input":"a b"}""",
                "embeddings"
            )
        );

        var data = floats.RootElement.GetProperty("data");
        var vectors = data.EnumerateArray().Select(item => item.GetProperty("embedding")).ToArray();
        var first = vectors[0].EnumerateArray().Select(value => value.GetSingle()).ToArray();
        var packed = base64.RootElement.GetProperty("data")[0].GetProperty("embedding").GetBytesFromBase64();
        Assert.Equal(vectors[0].GetRawText(), vectors[1].GetRawText());
        Assert.NotEqual(vectors[0].GetRawText(), vectors[2].GetRawText());
        Assert.Equal(1.0, first.Sum(value => (double)value * value), 0.001);
        Assert.Equal(first, Enumerable.Range(0, 64).Select(i => BitConverter.ToSingle(packed, i * 4)));
    }

    [Fact]
    public async Task A_body_that_is_not_JSON_is_refused_as_a_provider_would()
    {
        using var response = await SendAsync("chat/completions", "{", tokensPerSecond: 10);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    private static string? Delta(JsonElement choice) =>
        choice.GetProperty("delta").TryGetProperty("content", out var content) ? content.GetString() : null;

    private async Task<string> AskAsync(string body, string path = "chat/completions")
    {
        using var response = await SendAsync(path, body, tokensPerSecond: 1_000);
        return await response.Content.ReadAsStringAsync(Cancel);
    }

    private async Task<HttpResponseMessage> SendAsync(string path, string body, int tokensPerSecond)
    {
        var options = Options.Create(new DemoOptions { TokensPerSecond = tokensPerSecond });
        using var invoker = new HttpMessageInvoker(new SimulatedProvider(options, _clock));
        using var request = new HttpRequestMessage(HttpMethod.Post, $"http://simulated/v1/{path}")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        return await invoker.SendAsync(request, Cancel);
    }
}
