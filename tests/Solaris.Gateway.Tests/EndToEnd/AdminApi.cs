using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Solaris.EndToEnd;

/// <summary>The administration API as an automation with the master key uses it.</summary>
internal sealed class AdminApi : IDisposable
{
    private readonly HttpClient _http;

    public AdminApi(Uri gateway, string masterKey)
    {
        _http = new HttpClient { BaseAddress = gateway };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", masterKey);
    }

    /// <summary>Makes a user with no limit but <paramref name="monthlyTokens"/>; returns its id.</summary>
    public async Task<string> CreateUserAsync(string email, long monthlyTokens = 1_000_000) =>
        Text(
            await PostAsync(
                "/api/users",
                new JsonObject
                {
                    ["email"] = email,
                    ["name"] = "Test",
                    ["monthlyTokens"] = monthlyTokens,
                }
            ),
            "id"
        );

    /// <summary>Makes a key of a user; <paramref name="more"/> are further fields of the request.</summary>
    public async Task<ApiKeyGrant> CreateKeyAsync(string userId, params (string Name, JsonNode? Value)[] more)
    {
        var body = new JsonObject
        {
            ["name"] = "test",
            ["userId"] = userId,
            ["kind"] = "standard",
        };
        foreach (var (name, value) in more)
        {
            body[name] = value;
        }
        var answer = await PostAsync("/api/keys", body);
        return new ApiKeyGrant(Text(answer, "id"), Text(answer, "secret"), userId);
    }

    public async Task<ApiKeyGrant> CreateUserKeyAsync(string email, long monthlyTokens = 1_000_000) =>
        await CreateKeyAsync(await CreateUserAsync(email, monthlyTokens));

    public Task SetLimitAsync(string scope, string scopeId, string unit, long amount, string window = "month") =>
        SendAsync(
            HttpMethod.Put,
            $"/api/limits/{scope}/{scopeId}",
            new JsonArray(
                new JsonObject
                {
                    ["unit"] = unit,
                    ["window"] = window,
                    ["amount"] = amount,
                    ["alertAt"] = new JsonArray(0.8),
                    ["blockAt"] = 1.0,
                }
            )
        );

    public Task DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path, body: null);

    public Task<JsonNode> LimitsAsync(string scope, string scopeId) =>
        GetAsync($"/api/limits?scope={scope}&scopeId={scopeId}");

    /// <summary>Waits for the row: a call that held nothing is logged with the next batch, after its answer.</summary>
    public Task<JsonNode> RequestAsync(string id) => Eventually.GetAsync(() => FindAsync($"/api/requests/{id}"));

    /// <inheritdoc cref="RequestAsync"/>
    public Task<JsonNode> ExplanationAsync(string id) =>
        Eventually.GetAsync(() => FindAsync($"/api/requests/{id}/explanation"));

    /// <summary>The violations that the ledger finds in itself; none is right.</summary>
    public async Task<JsonArray> VerifyAsync() => (await GetAsync("/api/ledger/verify"))["violations"]!.AsArray();

    /// <summary>Every request row, newest first, over all pages.</summary>
    public async Task<List<JsonNode>> RequestsAsync()
    {
        var rows = new List<JsonNode>();
        string? cursor = null;
        do
        {
            var page = await GetAsync(
                "/api/requests?limit=200" + (cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")
            );
            rows.AddRange(page["items"]!.AsArray().Select(row => row!));
            cursor = (string?)page["nextCursor"];
        } while (cursor is not null);
        return rows;
    }

    public async Task<JsonNode> GetAsync(string path) => await SendAsync(HttpMethod.Get, path, body: null);

    private async Task<JsonNode?> FindAsync(string path)
    {
        using var answer = await _http.GetAsync(path);
        return answer.IsSuccessStatusCode ? JsonNode.Parse(await answer.Content.ReadAsStringAsync()) : null;
    }

    public void Dispose() => _http.Dispose();

    private Task<JsonNode> PostAsync(string path, JsonNode body) => SendAsync(HttpMethod.Post, path, body);

    private async Task<JsonNode> SendAsync(HttpMethod method, string path, JsonNode? body)
    {
        using var request = new HttpRequestMessage(method, path)
        {
            Content = body is null ? null : JsonContent.Create(body),
        };
        using var answer = await _http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{method} {path}: {(int)answer.StatusCode} {text}");
        return text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!;
    }

    private static string Text(JsonNode node, string name) => (string)node[name]!;
}
