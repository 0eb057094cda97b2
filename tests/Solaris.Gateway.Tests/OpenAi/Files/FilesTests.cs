using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Solaris.OpenAi.Files;

/// <summary>Files through the whole gateway: one account at the provider, and each user sees only their own.</summary>
public sealed class FilesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_uploaded_file_arrives_whole_and_comes_back()
    {
        await using var app = await OpenAiApp.StartAsync();
        var key = await app.NewKeyAsync();
        var content = new byte[300_000];
        new Random(7).NextBytes(content);

        var file = await UploadAsync(app, key, content);

        Assert.Equal(content.Length, (int?)file["bytes"]);
        Assert.Equal("nota ç.bin", (string?)file["filename"]);
        Assert.Equal("user_data", (string?)file["purpose"]);
        using var back = await app.SendAsync(key, "", Cancellation, $"/v1/files/{file["id"]}/content", "GET");
        Assert.Equal(content, await back.Content.ReadAsByteArrayAsync(Cancellation));
        Assert.Equal("nosniff", back.Headers.GetValues("x-content-type-options").Single());
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("GET", "/content")]
    [InlineData("DELETE", "")]
    public async Task A_file_of_someone_else_is_not_there(string method, string rest)
    {
        await using var app = await OpenAiApp.StartAsync();
        var (ana, bia) = (await app.NewKeyAsync(), await app.NewKeyAsync());
        var id = (string?)(await UploadAsync(app, ana, [1, 2, 3]))["id"];

        var (response, body) = await app.AskAsync(bia, "", $"/v1/files/{id}{rest}", method);

        Assert.Equal(404, (int)response.StatusCode);
        Assert.Equal($"No such File object: {id}", (string?)JsonNode.Parse(body)!["error"]!["message"]);
        Assert.Equal(200, (int)(await app.AskAsync(ana, "", $"/v1/files/{id}", "GET")).Response.StatusCode);
    }

    [Fact]
    public async Task A_list_shows_only_one_s_own_files_page_by_page()
    {
        await using var app = await OpenAiApp.StartAsync();
        var (ana, bia) = (await app.NewKeyAsync(), await app.NewKeyAsync());
        var ids = new List<string?>();
        for (var i = 0; i < 3; i++)
        {
            ids.Add((string?)(await UploadAsync(app, ana, [1]))["id"]);
            await UploadAsync(app, bia, [2]);
        }

        var first = await ListAsync(app, ana, "?limit=2&order=asc&purpose=user_data");
        var rest = await ListAsync(app, ana, $"?limit=2&order=asc&after={first["last_id"]}");

        Assert.Equal(ids[..2], first["data"]!.AsArray().Select(file => (string?)file!["id"]));
        Assert.True((bool)first["has_more"]!);
        Assert.Equal(ids[2..], rest["data"]!.AsArray().Select(file => (string?)file!["id"]));
        Assert.False((bool)rest["has_more"]!);
        Assert.Equal(
            ids.AsEnumerable().Reverse(),
            (await ListAsync(app, ana, ""))["data"]!.AsArray().Select(file => (string?)file!["id"])
        );
        Assert.Empty((await ListAsync(app, ana, "?purpose=batch"))["data"]!.AsArray());
    }

    [Fact]
    public async Task A_deleted_file_is_gone_at_the_provider_and_from_the_list()
    {
        await using var app = await OpenAiApp.StartAsync();
        var key = await app.NewKeyAsync();
        var id = (string?)(await UploadAsync(app, key, [1]))["id"];

        var (_, deleted) = await app.AskAsync(key, "", $"/v1/files/{id}", "DELETE");

        Assert.True((bool)JsonNode.Parse(deleted)!["deleted"]!);
        Assert.Empty((await ListAsync(app, key, ""))["data"]!.AsArray());
        Assert.Equal(404, (int)(await app.AskAsync(key, "", $"/v1/files/{id}", "GET")).Response.StatusCode);
    }

    [Fact]
    public async Task A_fault_of_the_upload_is_told_in_the_provider_s_words()
    {
        await using var app = await OpenAiApp.StartAsync();
        var key = await app.NewKeyAsync();
        using var form = new MultipartFormDataContent { { new ByteArrayContent([1]), "file", "a" } };

        using var response = await SendAsync(app, key, form);

        Assert.Equal(400, (int)response.StatusCode);
        Assert.Contains("'purpose'", await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Empty((await ListAsync(app, key, ""))["data"]!.AsArray());
    }

    [Theory]
    [InlineData(
        "multipart/form-data; boundary=b",
        "--b\r\nContent-Disposition: form-data; name=\"purpose\"\r\n\r\nuser_data"
    )]
    [InlineData("multipart/form-data; boundary=b", "what is this")]
    [InlineData("multipart/form-data", "--b--\r\n")]
    [InlineData("application/json", "{}")]
    public async Task What_is_no_form_is_refused(string type, string body)
    {
        await using var app = await OpenAiApp.StartAsync();
        var key = await app.NewKeyAsync();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);

        using var response = await SendAsync(app, key, content);

        Assert.Equal(400, (int)response.StatusCode);
        Assert.Equal("invalid_form", OpenAiApp.Code(await response.Content.ReadAsStringAsync(Cancellation)));
    }

    [Fact]
    public async Task The_model_that_is_named_says_where_a_file_goes()
    {
        await using var app = await OpenAiApp.StartAsync();
        var key = await app.NewKeyAsync();

        using var nowhere = await SendAsync(app, key, Form([1]), model: "claude-x");
        using var refused = await SendAsync(app, key, Form([1]), model: "locked");
        using var kept = await SendAsync(app, key, Form([1]), model: "one");

        Assert.Equal(404, (int)nowhere.StatusCode);
        Assert.Equal(502, (int)refused.StatusCode); // The gateway's own key is wrong there.
        Assert.Equal(200, (int)kept.StatusCode);
    }

    [Theory]
    [InlineData("GET", "/v1/files")]
    [InlineData("DELETE", "/v1/files/file-000001")]
    public async Task A_stranger_is_refused(string method, string path)
    {
        await using var app = await OpenAiApp.StartAsync();

        var (response, body) = await app.AskAsync(key: null, "", path, method);

        Assert.Equal(401, (int)response.StatusCode);
        Assert.Equal("invalid_api_key", OpenAiApp.Code(body));
    }

    private static async Task<JsonNode> UploadAsync(OpenAiApp app, string key, byte[] content)
    {
        using var response = await SendAsync(app, key, Form(content));
        var body = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.True(response.IsSuccessStatusCode, body);
        return JsonNode.Parse(body)!;
    }

    private static async Task<JsonNode> ListAsync(OpenAiApp app, string key, string query) =>
        JsonNode.Parse((await app.AskAsync(key, "", "/v1/files" + query, "GET")).Body)!;

    private static MultipartFormDataContent Form(byte[] content) =>
        new()
        {
            { new StringContent("user_data"), "purpose" },
            { new ByteArrayContent(content), "file", "nota ç.bin" },
        };

    private static async Task<HttpResponseMessage> SendAsync(
        OpenAiApp app,
        string key,
        HttpContent content,
        string model = "one"
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, app.Address("/v1/files")) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        request.Headers.Add(FileHosts.ModelHeader, model);
        return await app.Client.SendAsync(request, Cancellation);
    }
}
