using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Solaris.Chaos;

/// <summary>Makes users, keys and limits through the administration API: some limits are wide, some are always short.</summary>
internal sealed class Setup(Uri gateway) : IDisposable
{
    private const int Users = 8;

    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler());

    /// <summary>The keys of all users.</summary>
    public async Task<string[]> RunAsync()
    {
        var keys = new List<string>();
        for (var user = 0; user < Users; user++)
        {
            var made = await SendAsync(
                HttpMethod.Post,
                "/api/users",
                new JsonObject
                {
                    ["email"] = $"user{Processes.Text(user)}@example.org",
                    ["name"] = "Chaos",
                    ["monthlyTokens"] = user < 2 ? 300_000 : 10_000_000,
                }
            );
            var key = new JsonObject
            {
                ["name"] = "chaos",
                ["userId"] = (string?)made["id"],
                ["kind"] = "standard",
            };
            if (user % 2 == 0)
            {
                key["requestsPerMinute"] = 100_000; // Never short: but Redis is asked for each call.
                key["maxParallel"] = 1_000;
            }
            keys.Add((string)(await SendAsync(HttpMethod.Post, "/api/keys", key))["secret"]!);
        }
        await LimitOrganisationAsync();
        return [.. keys];
    }

    public void Dispose() => _http.Dispose();

    /// <summary>One hot limit that every call of every gateway locks, in tokens and in money.</summary>
    private Task<JsonNode> LimitOrganisationAsync() =>
        SendAsync(
            HttpMethod.Put,
            "/api/limits/organisation/default",
            new JsonArray(Limit("tokens", 10_000_000_000), Limit("money", 1_000_000_000_000))
        );

    private static JsonObject Limit(string unit, long amount) =>
        new()
        {
            ["unit"] = unit,
            ["window"] = "month",
            ["amount"] = amount,
            ["alertAt"] = new JsonArray(0.8),
            ["blockAt"] = 1.0,
        };

    private async Task<JsonNode> SendAsync(HttpMethod method, string path, JsonNode? body)
    {
        using var request = new HttpRequestMessage(method, new Uri(gateway, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", ChaosSystem.MasterKey);
        request.Content = body is null
            ? null
            : new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await _http.SendAsync(request, CancellationToken.None);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode
            ? JsonNode.Parse(text.Length == 0 ? "{}" : text) ?? new JsonObject()
            : throw new InvalidOperationException($"{method} {path}: {(int)answer.StatusCode} {text}");
    }
}
