using System.Text.Json.Nodes;

namespace Solaris.OpenAi.Responses;

/// <summary>Calls of the Responses API to a provider that offers it.</summary>
public sealed class ResponsesSurfaceTests
{
    private const string Path = "/v1/responses";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_answer_is_relayed_as_it_came_and_charged_as_billed(bool stream)
    {
        await using var app = await OpenAiApp.StartAsync();
        var key = await app.NewKeyAsync();

        var (response, body) = await app.AskAsync(key, Body("one", stream ? "\"stream\":true," : ""), Path);

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Contains(
            stream ? "event: response.completed" : "\"object\":\"response\"",
            body,
            StringComparison.Ordinal
        );
        var bill = Assert.Single(app.Provider.Billing.Bills);
        var row = await app.RowAsync(response);
        Assert.Equal(bill.CompletionTokens, (long?)row["usage"]!["outputTotal"]);
        Assert.Equal("provider_usage", (string?)row["basis"]);
        await app.AssertBalancedAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"store\":true,")]
    [InlineData("\"store\":null,")]
    public async Task Nothing_is_stored_at_the_provider_whatever_is_asked(string fields)
    {
        await using var app = await OpenAiApp.StartAsync();

        var (_, body) = await app.AskAsync(await app.NewKeyAsync(), Body("one", fields), Path);

        Assert.False((bool?)JsonNode.Parse(body)!["store"]);
    }

    /// <summary>A conversation may move here from a provider whose proofs the gateway packed.</summary>
    [Theory]
    [InlineData("[P]", "[]")]
    [InlineData("[P,M,P ,P,M]", "[M,M]")]
    [InlineData("[M , P,P]", "[M]")]
    [InlineData("[M,O,P,M,P]", "[M,O,M]")]
    public async Task Thoughts_of_other_providers_do_not_reach_openai(string items, string left)
    {
        await using var app = await OpenAiApp.StartAsync();
        var body = $$"""{"model":"one","input":{{Items(items)}},"temperature":1}""";

        var (response, answer) = await app.AskAsync(await app.NewKeyAsync(), body, Path);

        Assert.True(response.IsSuccessStatusCode, answer);
        var sent = JsonNode.Parse(app.Provider.LastBody)!["input"];
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Items(left)), sent), app.Provider.LastBody);
    }

    private static string Items(string pattern) =>
        pattern
            .Replace("P", """{"type":"reasoning","id":"rs_1","encrypted_content":"solaris1.e30","summary":[]}""")
            .Replace("O", """{"type":"reasoning","id":"rs_2","encrypted_content":"gAAAAfake","summary":[]}""")
            .Replace("M", """{"role":"user","content":"x"}""");

    [Theory]
    [InlineData("\"previous_response_id\":\"resp_1\",", "previous_response_id")]
    [InlineData("\"conversation\":{\"id\":\"conv_1\"},", "conversation")]
    [InlineData("\"prompt\":{\"id\":\"pmpt_1\"},", "prompt")]
    [InlineData("\"background\":true,", "background")]
    public async Task What_leans_on_something_stored_is_refused(string fields, string param)
    {
        await using var app = await OpenAiApp.StartAsync();

        var (response, body) = await app.AskAsync(await app.NewKeyAsync(), Body("one", fields), Path);

        Assert.Equal(400, (int)response.StatusCode);
        Assert.Equal("unsupported_parameter", OpenAiApp.Code(body));
        Assert.Equal(param, (string?)JsonNode.Parse(body)!["error"]!["param"]);
        Assert.Empty(app.Provider.Billing.Bills);
    }

    [Theory]
    [InlineData("""[{"role":"user","content":"Hi"},{"type":"item_reference","id":"msg_1"}]""", "input[1]")]
    [InlineData("""[{"id":"msg_1"}]""", "input[0]")]
    [InlineData("""[{"type":null,"id":"msg_1"}]""", "input[0]")]
    [InlineData("""[{"id":"msg_1","type":"item\u005freference","role":"user"}]""", "input[0]")]
    public async Task A_reference_to_a_stored_item_is_refused(string input, string param)
    {
        await using var app = await OpenAiApp.StartAsync();

        var body = $$"""{"model":"one","input":{{input}}}""";
        var (response, answer) = await app.AskAsync(await app.NewKeyAsync(), body, Path);

        Assert.Equal(400, (int)response.StatusCode);
        Assert.Equal(param, (string?)JsonNode.Parse(answer)!["error"]!["param"]);
    }

    [Fact]
    public async Task Null_is_as_good_as_absent()
    {
        await using var app = await OpenAiApp.StartAsync();
        const string Fields =
            "\"previous_response_id\":null,\"conversation\":null,\"prompt\":null,\"background\":false,\"max_output_tokens\":null,";

        var (response, _) = await app.AskAsync(await app.NewKeyAsync(), Body("one", Fields), Path);

        Assert.Equal(200, (int)response.StatusCode);
    }

    [Fact]
    public async Task The_cap_shrinks_to_what_is_affordable()
    {
        await using var app = await OpenAiApp.StartAsync();
        var key = await app.NewKeyAsync(tokens: 1_000);

        var (response, body) = await app.AskAsync(key, Body("one", "\"max_output_tokens\":5000,"), Path);

        Assert.Equal(200, (int)response.StatusCode);
        var cap = (long)JsonNode.Parse(body)!["max_output_tokens"]!;
        Assert.InRange(cap, 256, 999);
        Assert.Equal(cap, long.Parse(response.Headers.GetValues("x-solaris-max-tokens").Single(), null));
    }

    [Fact]
    public async Task A_stream_that_breaks_off_ends_with_an_error_and_the_failed_response()
    {
        await using var app = await OpenAiApp.StartAsync();

        var (_, body) = await app.AskAsync(
            await app.NewKeyAsync(),
            Body("one!error-event=3", "\"stream\":true,"),
            Path
        );

        var events = body.TrimEnd().Split("\n\n").Select(text => text.Split('\n')).ToArray();
        JsonNode DataOf(Index index) => JsonNode.Parse(events[index][1]["data: ".Length..])!;
        var (first, before, error, failed) = (DataOf(0), DataOf(^3), DataOf(^2), DataOf(^1));
        Assert.Equal(("event: error", "event: response.failed"), (events[^2][0], events[^1][0]));
        Assert.Equal("overloaded", (string?)error["code"]);
        Assert.Equal("overloaded", (string?)error["error"]!["code"]);
        Assert.Equal("failed", (string?)failed["response"]!["status"]);
        Assert.Equal((string?)first["response"]!["id"], (string?)failed["response"]!["id"]);
        var number = (long)before["sequence_number"]!;
        Assert.Equal((number + 1, number + 2), ((long)error["sequence_number"]!, (long)failed["sequence_number"]!));
        await app.AssertBalancedAsync();
    }

    [Theory]
    [InlineData("GET", "/v1/responses/resp_1")]
    [InlineData("DELETE", "/v1/responses/resp_1")]
    [InlineData("GET", "/v1/responses/resp_1/input_items")]
    [InlineData("POST", "/v1/responses/input_tokens")]
    [InlineData("POST", "/v1/responses/compact")]
    public async Task Stored_responses_are_not_found(string method, string path)
    {
        await using var app = await OpenAiApp.StartAsync();

        var (response, body) = await app.AskAsync(await app.NewKeyAsync(), "", path, method);

        Assert.Equal(404, (int)response.StatusCode);
        Assert.NotNull((string?)JsonNode.Parse(body)!["error"]!["message"]);
    }

    private static string Body(string model, string fields) => $$"""{"model":"{{model}}",{{fields}}"input":"Olá"}""";
}
