using System.Text;
using System.Text.Json.Nodes;
using Solaris.FakeProvider;

namespace Solaris.EndToEnd;

/// <summary>Unique strings go in by every door; none may come out where it does not belong.</summary>
public sealed class CanaryTests
{
    private const string Prompt = "canary-prompt-7f3a91";
    private const string Tool = "canary-tool-55d0c2";
    private const string Email = "canary-mail-90b1e4@example.org";
    private const string Model = "canary-model-e7b3f0";
    private const string Conversation = "canary-conversation-1c22aa";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Prompts_and_secrets_appear_in_no_log_no_file_no_metric_and_no_page()
    {
        await using var provider = await FakeProviderApp.StartAsync(
            new FakeProviderOptions { Key = GatewayModels.ProviderKey }
        );
        var setup = await GatewaySetup.CreateAsync(GatewayModels.Yaml(provider.BaseAddress));
        setup.Environment["LOG_LEVEL"] = "DEBUG";
        await using var gateway = await GatewayProcess.StartAsync(setup);
        var user = await gateway.Admin.CreateUserAsync(Email);
        var key = await gateway.Admin.CreateKeyAsync(user);
        await CallInEveryWayAsync(gateway, key);
        var pages = await ReadPagesAsync(gateway);
        Assert.Equal(0, await gateway.StopAsync(Cancellation));

        string[] secrets = [Prompt, Tool, key.Secret, GatewayModels.ProviderKey, GatewayProcess.MasterKey];
        var files = await ReadFilesAsync(gateway.DataFolder);
        foreach (var secret in secrets)
        {
            AssertAbsent(secret, "the log", gateway.Output);
            AssertAbsent(secret, "a page or metric", pages);
            foreach (var (name, text) in files)
            {
                AssertAbsent(secret, name, text);
            }
        }
        AssertAbsent(Email, "the log", gateway.Output);
        var metrics = pages[..pages.IndexOf("# pages", StringComparison.Ordinal)];
        AssertAbsent(Email, "a metric", metrics);
        AssertAbsent(Model, "a metric", metrics);
    }

    private static async Task CallInEveryWayAsync(GatewayProcess gateway, ApiKeyGrant key)
    {
        string[] scripts =
        [
            "",
            "status=400;echo",
            "status=500;echo",
            "garbage=json",
            "garbage=html;status=502",
            "cut=3;tokens=9",
            "error-event=2;tokens=9",
            "garbage=sse;tokens=9",
            "reset=before",
        ];
        foreach (var script in scripts)
        {
            await SendAsync(gateway, key.Secret, Body(script, stream: false));
            await SendAsync(gateway, key.Secret, Body(script, stream: true));
        }
        await SendAsync(gateway, key.Secret + "x", Body("", stream: false));
        await SendAsync(gateway, key.Secret, JsonValue.Create(Prompt));
        var unknown = Body("", stream: false);
        unknown["model"] = Model;
        await SendAsync(gateway, key.Secret, unknown);
    }

    private static JsonObject Body(string script, bool stream)
    {
        var body = ChatBody.Of($"{Prompt} and {Email}", script, stream);
        body["tools"] = new JsonArray(
            new JsonObject
            {
                ["type"] = "function",
                ["function"] = new JsonObject { ["name"] = Tool },
            }
        );
        return body;
    }

    private static async Task SendAsync(GatewayProcess gateway, string secret, JsonNode body)
    {
        using var request = ChatBody.Request(body);
        request.Headers.Authorization = new("Bearer", secret);
        request.Headers.Add("X-Solaris-Conversation-Id", Conversation);
        try
        {
            using var answer = await gateway.Http.SendAsync(request, Cancellation);
            await answer.Content.ReadAsByteArrayAsync(Cancellation);
            Assert.DoesNotContain(GatewayModels.ProviderKey, answer.ToString());
        }
        catch (HttpRequestException)
        {
            // A stream that its provider cut ends so.
        }
    }

    /// <summary>The metrics, then the pages an administrator reads.</summary>
    private static async Task<string> ReadPagesAsync(GatewayProcess gateway)
    {
        var text = new StringBuilder(await gateway.Http.GetStringAsync("/metrics", Cancellation)).AppendLine("# pages");
        foreach (var path in (string[])["/api/users", "/api/keys", "/api/requests?limit=200", "/api/ledger/verify"])
        {
            text.AppendLine((await gateway.Admin.GetAsync(path)).ToJsonString());
        }
        return text.ToString();
    }

    /// <summary>Every file of the gateway but its configuration, which holds the provider's key by right.</summary>
    private static async Task<List<(string Name, string Text)>> ReadFilesAsync(string folder)
    {
        var files = new List<(string, string)>();
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            if (!file.EndsWith(".yaml", StringComparison.Ordinal))
            {
                files.Add((file, Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file, Cancellation))));
            }
        }
        return files;
    }

    private static void AssertAbsent(string secret, string place, string text)
    {
        var at = text.IndexOf(secret, StringComparison.Ordinal);
        Assert.True(
            at < 0,
            $"{secret} is in {place}: …{text.AsSpan(Math.Max(0, at - 80), at < 0 ? 0 : Math.Min(200, text.Length - Math.Max(0, at - 80)))}"
        );
    }
}
