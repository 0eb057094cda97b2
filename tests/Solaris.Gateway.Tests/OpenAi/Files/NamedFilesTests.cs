using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Dapper;
using Solaris.Storage;

namespace Solaris.OpenAi.Files;

/// <summary>Files that calls name: only one's own, and only where they lie.</summary>
public sealed class NamedFilesTests : IAsyncLifetime
{
    private OpenAiApp? _app;

    private OpenAiApp App => _app ?? throw new InvalidOperationException("Not started.");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _app = await OpenAiApp.StartAsync();

    public ValueTask DisposeAsync() => App.DisposeAsync();

    [Theory]
    [InlineData("/v1/chat/completions")]
    [InlineData("/v1/responses")]
    public async Task One_s_own_file_is_read_and_another_s_is_not_there(string path)
    {
        var (ana, bia) = (await App.NewKeyAsync(), await App.NewKeyAsync());
        var id = await UploadAsync(ana);

        var (mine, answer) = await App.AskAsync(ana, Body(path, "one", id), path);
        var (theirs, error) = await App.AskAsync(bia, Body(path, "one", id), path);

        Assert.True(mine.IsSuccessStatusCode, answer);
        Assert.Equal(404, (int)theirs.StatusCode);
        Assert.Equal($"No such File object: {id}", (string?)JsonNode.Parse(error)!["error"]!["message"]);
        Assert.Single(App.Provider.Billing.Bills);
    }

    [Theory]
    [InlineData("/v1/messages")]
    [InlineData("/v1/messages/count_tokens")]
    public async Task Anthropic_s_clients_are_told_in_their_dialect(string path)
    {
        App.AnthropicVersion = true;
        var key = await App.NewKeyAsync();

        var (response, body) = await App.AskAsync(
            key,
            """
            {"model":"claude-x","max_tokens":9,"messages":[{"role":"user","content":[{"type":"document","source":{"type":"file","file_id":"file_other"}}]}]}
            """,
            path
        );

        Assert.Equal(404, (int)response.StatusCode);
        Assert.Equal("not_found_error", (string?)JsonNode.Parse(body)!["error"]!["type"]);
        Assert.Empty(App.Provider.Billing.Bills);
    }

    [Fact]
    public async Task A_model_at_another_account_is_refused_by_its_name()
    {
        var key = await App.NewKeyAsync();
        var id = await UploadAsync(key);

        var (response, body) = await App.AskAsync(key, Body("", "two", id));

        Assert.Equal(400, (int)response.StatusCode);
        Assert.Equal("file_elsewhere", OpenAiApp.Code(body));
    }

    [Fact]
    public async Task An_upload_that_cannot_be_written_down_is_deleted_at_the_provider()
    {
        var key = await App.NewKeyAsync();
        await UploadAsync(key);
        await using (var connection = await App.Get<Database>().OpenAsync(Cancellation))
        {
            await connection.ExecuteAsync("alter table provider_file rename to elsewhere");
        }

        var (response, _) = await SendAsync(key);

        Assert.Equal(500, (int)response.StatusCode);
        Assert.Equal(1, App.Provider.Files.Count);
    }

    private static string Body(string path, string model, string id) =>
        path == "/v1/responses"
            ? $$$"""{"model":"{{{model}}}","input":[{"role":"user","content":[{"type":"input_file","file_id":"{{{id}}}"}]}]}"""
            : $$$"""{"model":"{{{model}}}","messages":[{"role":"user","content":[{"type":"file","file":{"file_id":"{{{id}}}"}}]}]}""";

    private async Task<string> UploadAsync(string key)
    {
        var (response, body) = await SendAsync(key);
        Assert.True(response.IsSuccessStatusCode, body);
        return (string?)JsonNode.Parse(body)!["id"] ?? "";
    }

    private async Task<(HttpResponseMessage Response, string Body)> SendAsync(string key)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("user_data"), "purpose" },
            { new ByteArrayContent([1, 2, 3]), "file", "a.pdf" },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, App.Address("/v1/files")) { Content = form };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        request.Headers.Add(FileHosts.ModelHeader, "one");
        var response = await App.Client.SendAsync(request, Cancellation);
        return (response, await response.Content.ReadAsStringAsync(Cancellation));
    }
}
