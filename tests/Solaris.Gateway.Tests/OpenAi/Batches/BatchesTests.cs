using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Dapper;
using Solaris.OpenAi.Files;
using Solaris.Storage;

namespace Solaris.OpenAi.Batches;

/// <summary>Batches through the whole gateway: held when they are made, charged by what their output says, each its owner's.</summary>
public sealed class BatchesTests : IAsyncLifetime
{
    private OpenAiApp? _app;

    private OpenAiApp App => _app ?? throw new InvalidOperationException("Not started.");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _app = await OpenAiApp.StartAsync();

    public ValueTask DisposeAsync() => App.DisposeAsync();

    [Fact]
    public async Task A_batch_is_held_while_it_runs_and_charged_what_it_used()
    {
        App.Provider.Batches.Paused = true;
        var key = await App.NewKeyAsync();
        var (response, batch) = await CreateAsync(key, Lines(3));
        var held = await HeldAsync();

        var (_, running) = await GetAsync(key, batch);
        App.Provider.Batches.Paused = false;
        var (_, ended) = await GetAsync(key, batch);

        Assert.Equal("in_progress", (string?)running["status"]);
        Assert.Equal("completed", (string?)ended["status"]);
        Assert.Equal((string?)batch["input_file_id"], (string?)ended["input_file_id"]);
        Assert.True(held > App.Provider.Billing.Counts.PromptTokens + App.Provider.Billing.Counts.CompletionTokens);
        Assert.Equal(0, await HeldAsync());
        var row = await App.RowAsync(response);
        Assert.Equal(Billed, (long)row["usage"]!["inputUncached"]! + (long)row["usage"]!["outputTotal"]!);
        Assert.Equal(Billed, await UsedAsync());
        Assert.Equal("batches", (string?)row["endpoint"]);
        Assert.Equal("provider", ((string?)row["basis"])![..8]);
        await App.AssertBalancedAsync();
    }

    [Fact]
    public async Task The_output_is_its_owner_s_and_nobody_else_s()
    {
        var (ana, bia) = (await App.NewKeyAsync(), await App.NewKeyAsync());
        var (_, batch) = await CreateAsync(ana, Lines(2));
        var (_, ended) = await GetAsync(ana, batch);

        var path = $"/v1/files/{ended["output_file_id"]}/content";
        var (mine, output) = await App.AskAsync(ana, "", path, "GET");
        var (theirs, _) = await App.AskAsync(bia, "", path, "GET");
        var (other, body) = await App.AskAsync(bia, "", $"/v1/batches/{batch["id"]}", "GET");
        var (cancel, _) = await App.AskAsync(bia, "", $"/v1/batches/{batch["id"]}/cancel");

        Assert.Equal(200, (int)mine.StatusCode);
        Assert.Equal(
            ["line-0", "line-1"],
            output.TrimEnd().Split('\n').Select(line => (string?)JsonNode.Parse(line)!["custom_id"])
        );
        Assert.Equal((404, 404, 404), ((int)theirs.StatusCode, (int)other.StatusCode, (int)cancel.StatusCode));
        Assert.Contains("No batch found", body, StringComparison.Ordinal);
        Assert.Empty((await ListAsync(bia))["data"]!.AsArray());
        Assert.Single((await ListAsync(ana))["data"]!.AsArray());
    }

    [Fact]
    public async Task The_model_s_alias_and_the_held_caps_go_to_the_provider()
    {
        var key = await App.NewKeyAsync();

        var (_, batch) = await CreateAsync(key, Lines(1, "second", cap: null));
        var (_, ended) = await GetAsync(key, batch);

        Assert.Equal("completed", (string?)ended["status"]);
        var bill = Assert.Single(App.Provider.Billing.Bills);
        Assert.Equal("two", bill.Model);
        Assert.Contains("\"max_completion_tokens\":4096", App.Provider.LastBody, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fails", "failed", 0)]
    [InlineData("expires", "expired", 2)]
    public async Task What_did_not_run_is_not_charged(string script, string status, int lines)
    {
        var key = await App.NewKeyAsync();
        var (response, batch) = await CreateAsync(key, Lines(4), script);

        var (_, ended) = await GetAsync(key, batch);

        Assert.Equal(status, (string?)ended["status"]);
        Assert.Equal(lines, App.Provider.Billing.Bills.Count);
        Assert.Equal((0L, Billed), (await HeldAsync(), await UsedAsync()));
        Assert.Equal("batch_" + status, (string?)(await App.RowAsync(response))["errorCode"]);
        await App.AssertBalancedAsync();
    }

    [Fact]
    public async Task A_cancelled_batch_is_charged_the_lines_that_ran()
    {
        var key = await App.NewKeyAsync();
        var (_, batch) = await CreateAsync(key, Lines(4));

        var (_, body) = await App.AskAsync(key, "", $"/v1/batches/{batch["id"]}/cancel");

        Assert.Equal("cancelled", (string?)JsonNode.Parse(body)!["status"]);
        Assert.Equal(2, App.Provider.Billing.Bills.Count);
        Assert.Equal((0L, Billed), (await HeldAsync(), await UsedAsync()));
        await App.AssertBalancedAsync();
    }

    [Fact]
    public async Task Money_is_charged_at_the_batch_price()
    {
        const string prices = """
            {"prices":{"input_cost_per_token":0.00001,"output_cost_per_token":0.00002,
            "input_cost_per_token_batches":0.000005,"output_cost_per_token_batches":0.00001}}
            """;
        await App.AskAsync(OpenAiApp.MasterKey, prices, "/api/prices/openai/one", "PUT");
        var key = await App.NewKeyAsync();
        var (response, batch) = await CreateAsync(key, Lines(2));

        await GetAsync(key, batch);

        var (bills, row) = (App.Provider.Billing.Bills, await App.RowAsync(response));
        Assert.Equal(
            bills.Sum(bill => (bill.PromptTokens * 5) + (bill.CompletionTokens * 10)),
            (long)row["costMicros"]!
        );
    }

    [Fact]
    public async Task A_batch_that_does_not_fit_is_refused_and_leaves_nothing()
    {
        var key = await App.NewKeyAsync(tokens: 500);

        var (response, error) = await CreateAsync(key, Lines(4, cap: 1_000));

        Assert.Equal(429, (int)response.StatusCode);
        Assert.Equal("insufficient_quota", (string?)error["error"]!["code"]);
        Assert.Equal((0, 1), (App.Provider.Batches.Count, App.Provider.Files.Count)); // Only the client's own file.
        Assert.Equal(0, await CountAsync());
        await App.AssertBalancedAsync();
    }

    [Fact]
    public async Task What_fits_only_by_its_tokens_is_taken()
    {
        var key = await App.NewKeyAsync(tokens: 2_000);
        var line = Line("a", "one", 10, new string('a', 4_000));

        var (response, _) = await CreateAsync(key, line);

        Assert.Equal(200, (int)response.StatusCode);
    }

    [Theory]
    [InlineData(
        """{"custom_id":"a","method":"GET","url":"/v1/chat/completions","body":{"model":"one"}}""",
        "Line 1: 'method'"
    )]
    [InlineData("""{"custom_id":"a","method":"POST","url":"/v1/embeddings","body":{"model":"one"}}""", "Line 1: 'url'")]
    [InlineData("""{"method":"POST","url":"/v1/chat/completions","body":{"model":"one"}}""", "Line 1: 'custom_id'")]
    [InlineData(
        """{"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":{}}""",
        "Line 1: You must provide a model"
    )]
    [InlineData(
        """{"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":{"model":"one","stream":true}}""",
        "Line 1: 'stream'"
    )]
    [InlineData("not json", "Line 1: it is not valid JSON")]
    [InlineData("", "The file has no lines")]
    [InlineData(
        """{"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":{"model":"claude-x","messages":[]}}""",
        "cannot be used in batches"
    )]
    [InlineData(
        """{"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":{"model":"nope","messages":[]}}""",
        "nope"
    )]
    public async Task What_cannot_be_bounded_is_refused_with_its_line(string content, string message)
    {
        var key = await App.NewKeyAsync();

        var (response, error) = await CreateAsync(key, content);

        Assert.InRange((int)response.StatusCode, 400, 404);
        Assert.Contains(message, (string?)error["error"]!["message"]!, StringComparison.Ordinal);
        Assert.Equal((0, 0), (App.Provider.Batches.Count, await CountAsync()));
        Assert.Equal(0, await HeldAsync());
    }

    [Fact]
    public async Task Another_model_in_a_later_line_is_refused()
    {
        var key = await App.NewKeyAsync();

        var (response, error) = await CreateAsync(key, Line("a", "one") + Line("b", "two"));

        Assert.Equal(400, (int)response.StatusCode);
        Assert.StartsWith("Line 2:", (string?)error["error"]!["message"], StringComparison.Ordinal);
        Assert.Equal((0, 1), (App.Provider.Batches.Count, App.Provider.Files.Count));
    }

    [Fact]
    public async Task Made_twice_under_one_key_there_is_one_batch()
    {
        App.Provider.Batches.Paused = true;
        var key = await App.NewKeyAsync();
        var file = await UploadAsync(key, Lines(2));

        var (_, first) = await CreateFromAsync(key, file, repeat: "k1");
        var held = await HeldAsync();
        var (again, second) = await CreateFromAsync(key, file, repeat: "k1");
        var (other, _) = await CreateFromAsync(key, file, script: "expires", repeat: "k1");

        Assert.Equal((string?)first["id"], (string?)second["id"]);
        Assert.Equal("hit", again.Headers.GetValues("x-solaris-repeat").Single());
        Assert.Equal(422, (int)other.StatusCode);
        Assert.Equal((1, held), (App.Provider.Batches.Count, await HeldAsync()));
    }

    [Fact]
    public async Task A_batch_that_the_provider_refuses_holds_nothing()
    {
        var key = await App.NewKeyAsync();

        var (response, _) = await CreateAsync(key, Lines(2), "refused");

        Assert.Equal(400, (int)response.StatusCode);
        Assert.Equal((0L, 0, 1), (await HeldAsync(), await CountAsync(), App.Provider.Files.Count));
        await App.AssertBalancedAsync();
    }

    [Fact]
    public async Task A_batch_that_was_made_although_the_provider_failed_is_found()
    {
        var key = await App.NewKeyAsync();

        var (response, batch) = await CreateAsync(key, Lines(2), "silent");

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal("completed", (string?)(await GetAsync(key, batch)).Batch["status"]);
        Assert.Equal((0L, Billed), (await HeldAsync(), await UsedAsync()));
    }

    [Fact]
    public async Task A_batch_that_nobody_asks_for_is_charged_all_the_same()
    {
        var key = await App.NewKeyAsync();
        await CreateAsync(key, Lines(2));

        await App.Get<BatchPoller>().PollAsync(Cancellation);

        Assert.Equal((0L, Billed), (await HeldAsync(), await UsedAsync()));
        Assert.Equal("completed", (string?)(await ListAsync(key))["data"]![0]!["status"]);
        await App.AssertBalancedAsync();
    }

    [Fact]
    public async Task A_key_that_may_not_call_the_endpoint_makes_no_batch_of_it()
    {
        var key = await App.NewKeyAsync(change: terms => terms with { Endpoints = ["files", "batches"] });

        var (response, error) = await CreateAsync(key, Lines(1));

        Assert.Equal(403, (int)response.StatusCode);
        Assert.Equal("endpoint_not_allowed", (string?)error["error"]!["code"]);
    }

    [Fact]
    public async Task A_file_of_someone_else_makes_no_batch()
    {
        var (ana, bia) = (await App.NewKeyAsync(), await App.NewKeyAsync());
        var file = await UploadAsync(ana, Lines(1));

        var (response, _) = await CreateFromAsync(bia, file);

        Assert.Equal(404, (int)response.StatusCode);
        Assert.Equal(0, App.Provider.Batches.Count);
    }

    private long Billed => App.Provider.Billing.Bills.Sum(bill => bill.Total);

    private async Task<long> HeldAsync() => await ScalarAsync("select coalesce(sum(held), 0) from bucket");

    private async Task<long> UsedAsync() => await ScalarAsync("select coalesce(sum(used), 0) from bucket");

    private async Task<long> CountAsync() => await ScalarAsync("select count(*) from provider_batch");

    private async Task<long> ScalarAsync(string sql)
    {
        await using var connection = await App.Get<Database>().OpenAsync(Cancellation);
        return await connection.QuerySingleAsync<long>(sql);
    }

    private static string Lines(int count, string model = "one", int? cap = 50) =>
        string.Concat(Enumerable.Range(0, count).Select(i => Line($"line-{i}", model, cap, $"Pergunta {i}")));

    private static string Line(string id, string model, int? cap = 50, string text = "Olá")
    {
        var limit = cap is { } tokens ? $"\"max_completion_tokens\":{tokens}," : "";
        return $$$"""
            {"custom_id":"{{{id}}}","method":"POST","url":"/v1/chat/completions","body":{"model":"{{{model}}}",{{{limit}}}"messages":[{"role":"user","content":"{{{text}}}"}]}}

            """;
    }

    private async Task<(HttpResponseMessage Response, JsonNode Batch)> CreateAsync(
        string key,
        string lines,
        string? script = null
    ) => await CreateFromAsync(key, await UploadAsync(key, lines), script);

    private async Task<(HttpResponseMessage Response, JsonNode Batch)> CreateFromAsync(
        string key,
        string file,
        string? script = null,
        string? repeat = null
    )
    {
        var metadata = script is null ? "null" : $$"""{"fake":"{{script}}"}""";
        using var request = new HttpRequestMessage(HttpMethod.Post, App.Address("/v1/batches"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        if (repeat is not null)
        {
            request.Headers.Add("Idempotency-Key", repeat);
        }
        request.Content = new StringContent(
            $$"""{"input_file_id":"{{file}}","endpoint":"/v1/chat/completions","completion_window":"24h","metadata":{{metadata}}}""",
            Encoding.UTF8,
            "application/json"
        );
        var response = await App.Client.SendAsync(request, Cancellation);
        return (response, JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancellation))!);
    }

    private async Task<(HttpResponseMessage Response, JsonNode Batch)> GetAsync(string key, JsonNode batch)
    {
        var (response, body) = await App.AskAsync(key, "", $"/v1/batches/{batch["id"]}", "GET");
        return (response, JsonNode.Parse(body)!);
    }

    private async Task<JsonNode> ListAsync(string key) =>
        JsonNode.Parse((await App.AskAsync(key, "", "/v1/batches?limit=10", "GET")).Body)!;

    private async Task<string> UploadAsync(string key, string lines)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("batch"), "purpose" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(lines)), "file", "in.jsonl" },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, App.Address("/v1/files")) { Content = form };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        request.Headers.Add(FileHosts.ModelHeader, "one");
        using var response = await App.Client.SendAsync(request, Cancellation);
        return (string?)JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancellation))!["id"] ?? "";
    }
}
