using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Solaris.OpenAi;
using Solaris.Providers;

namespace Solaris.Calls;

public sealed class UpstreamBodyTests
{
    [Fact]
    public async Task A_body_that_needs_no_change_is_sent_as_it_came()
    {
        const string Body = """  { "model" : "m" , "max_tokens":9, "x": 1e5, "y" : "é\u00e9" }  """;

        Assert.Equal(Body, await SpliceAsync(Body, Deployments.Of("mistral", "m"), outputTokens: 9));
    }

    [Fact]
    public async Task The_model_the_usage_and_the_cap_are_put_in()
    {
        const string Body = """{"messages":[],"model":"alias","stream":true}""";

        Assert.Equal(
            """{"stream_options":{"include_usage":true},"max_completion_tokens":512,"messages":[],"model":"gpt-\"4o\"","stream":true}""",
            await SpliceAsync(Body, Deployments.Of("openai", "gpt-\"4o\""), outputTokens: 512)
        );
    }

    [Theory]
    [InlineData("null", """{"include_usage":true}""")]
    [InlineData("{}", """{"include_usage":true}""")]
    [InlineData("""{ "x":1}""", """{"include_usage":true, "x":1}""")]
    [InlineData("""{"x":1,"include_usage": false }""", """{"x":1,"include_usage": true }""")]
    [InlineData("""{"include_usage":null}""", """{"include_usage":true}""")]
    [InlineData("""{"include_usage":true}""", """{"include_usage":true}""")]
    public async Task Usage_is_asked_for_whatever_the_client_s_options_are(string options, string sent)
    {
        var body = $$"""{"model":"m","max_tokens":5,"stream":true,"stream_options":{{options}}}""";

        Assert.Equal(
            $$"""{"model":"m","max_tokens":5,"stream":true,"stream_options":{{sent}}}""",
            await SpliceAsync(body, Deployments.Of("deepseek"), outputTokens: 5)
        );
    }

    [Fact]
    public async Task A_cap_above_what_is_held_is_lowered_in_each_field()
    {
        const string Body = """{"model":"m","max_tokens":9000,"max_completion_tokens":100}""";

        Assert.Equal(
            """{"model":"m","max_tokens":300,"max_completion_tokens":100}""",
            await SpliceAsync(Body, Deployments.Of("openai"), outputTokens: 300)
        );
    }

    [Theory]
    [InlineData("max_completion_tokens", "openai")]
    [InlineData("max_tokens", "mistral")]
    public async Task A_cap_of_null_is_replaced_because_a_second_field_might_not_be_obeyed(
        string field,
        string provider
    ) =>
        Assert.Equal(
            $$"""{"{{field}}":300,"model":"m"}""",
            await SpliceAsync($$"""{"{{field}}":null,"model":"m"}""", Deployments.Of(provider), outputTokens: 300)
        );

    [Theory]
    [InlineData("max_completion_tokens", "mistral", "m", "max_tokens")]
    [InlineData("max_tokens", "openai", "gpt-5", "max_completion_tokens")]
    public async Task A_cap_of_null_is_not_renamed_to_the_one_that_is_put_in(
        string field,
        string provider,
        string model,
        string cap
    ) =>
        Assert.Equal(
            $$"""{"{{cap}}":300,"model":"{{model}}"}""",
            await SpliceAsync(
                $$"""{"{{field}}":null,"model":"{{model}}"}""",
                Deployments.Of(provider),
                outputTokens: 300,
                dropped: []
            )
        );

    [Fact]
    public async Task An_old_completion_is_capped_by_its_own_field()
    {
        Assert.Equal(
            """{"max_tokens":16,"model":"m"}""",
            await SpliceAsync("""{"model":"m"}""", Deployments.Of("openai"), 16, OpenAiEndpoint.Completions)
        );
    }

    [Fact]
    public async Task An_embedding_gets_no_cap() =>
        Assert.Equal(
            """{"model":"m"}""",
            await SpliceAsync("""{"model":"m"}""", Deployments.Of("openai"), 16, OpenAiEndpoint.Embeddings)
        );

    [Fact]
    public async Task Configured_parameters_fill_gaps_but_never_what_the_gateway_owns()
    {
        var deployment = Deployments.Of("mistral") with
        {
            DefaultParameters =
            [
                new("temperature", "0.2"),
                new("top_p", "1"),
                new("n", "9"),
                new("max_tokens", "64"),
                new("safe \"mode\"", "true"),
            ],
        };

        Assert.Equal(
            """{"max_tokens":64,"temperature":0.2,"safe \u0022mode\u0022":true,"top_p":0.5,"model":"m"}""",
            await SpliceAsync("""{"top_p":0.5,"model":"m"}""", deployment, outputTokens: 100)
        );
    }

    [Fact]
    public async Task Nothing_else_in_a_body_is_ever_touched()
    {
        var text = Gen.String[Gen.Char["aé日\"\\\n{}[]:,0 \u2028"], 0, 12];
        var scalar = Gen.OneOf<JsonNode?>(
            text.Select(value => (JsonNode?)JsonValue.Create(value)),
            Gen.Long.Select(value => (JsonNode?)JsonValue.Create(value)),
            Gen.Bool.Select(value => (JsonNode?)JsonValue.Create(value)),
            Gen.Const((JsonNode?)null)
        );
        var field = Gen.Select(text.Select(name => "x" + name), scalar);
        await Gen.Select(field.Array[0, 6], Gen.Bool, Gen.Int[0, 3], Gen.Int[0, 2_000])
            .SampleAsync((fields, stream, options, cap) => CheckAsync(fields, stream, options, cap), iter: 2_000);
    }

    private static async Task<bool> CheckAsync((string, JsonNode?)[] fields, bool stream, int options, int cap)
    {
        var body = new JsonObject();
        foreach (var (name, value) in fields)
        {
            body[name] = value?.DeepClone();
        }
        body["model"] = "alias";
        body["stream"] = stream;
        if (options > 0)
        {
            body["stream_options"] =
                options == 1 ? null
                : options == 2 ? new JsonObject()
                : new JsonObject { ["y"] = 1 };
        }
        if (cap > 1_000)
        {
            body["max_tokens"] = cap;
        }
        var sent = await SpliceAsync(body.ToJsonString(), Deployments.Of("deepseek", "real"), outputTokens: 1_500);

        body["model"] = "real";
        body["max_tokens"] = cap > 1_000 ? Math.Min(cap, 1_500) : 1_500;
        if (stream)
        {
            var wanted = options == 3 ? new JsonObject { ["y"] = 1 } : [];
            wanted["include_usage"] = true;
            body["stream_options"] = wanted;
        }
        return JsonNode.DeepEquals(body, JsonNode.Parse(sent));
    }

    private static async ValueTask<string> SpliceAsync(
        string body,
        Deployment deployment,
        long outputTokens,
        GenerationEndpoint? endpoint = null,
        List<string>? dropped = null
    )
    {
        endpoint ??= ChatEndpoint.Instance;
        var bytes = Encoding.UTF8.GetBytes(body);
        Assert.True(endpoint.TryReadEnvelope(bytes, out var envelope, out _));
        var spliced = UpstreamBody.For(bytes, envelope, endpoint, deployment, outputTokens, dropped);
        using var sent = new MemoryStream();
        await spliced.WriteAsync(sent, CancellationToken.None);
        Assert.Equal(spliced.Length, sent.Length);
        return Encoding.UTF8.GetString(sent.ToArray());
    }
}
