using System.ClientModel;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using OpenAI.Chat;

namespace Solaris.EndToEnd;

/// <summary>Models, embeddings and errors, as the official .NET client sees them.</summary>
public sealed class OpenAiSdkSurfaceTests(GatewayWithProvider stack) : IClassFixture<GatewayWithProvider>
{
    private static readonly string[] Inputs = ["sol", "água"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Models_are_listed_and_found()
    {
        var sdk = await SdkAsync();
        var all = (await sdk.Models.GetModelsAsync(Cancellation)).Value;
        Assert.Contains("fake-chat", all.Select(model => model.Id));
        Assert.Equal("fake-chat", (await sdk.Models.GetModelAsync("fake-chat", Cancellation)).Value.Id);
    }

    [Fact]
    public async Task Embeddings_are_the_same_as_floats_and_as_base64()
    {
        var key = await stack.NewKeyAsync();
        var viaBase64 = await new OpenAiSdk(stack.Gateway.ApiRoot, key.Secret).Embeddings.GenerateEmbeddingsAsync(
            Inputs,
            cancellationToken: Cancellation
        );
        using var http = stack.ClientOf(key);
        using var answer = await http.PostAsJsonAsync(
            "/v1/embeddings",
            new { model = "fake-embedding", input = Inputs },
            Cancellation
        );
        var viaFloats = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancellation))!["data"]!.AsArray();
        Assert.Equal(2, viaBase64.Value.Count);
        for (var i = 0; i < viaFloats.Count; i++)
        {
            var floats = viaFloats[i]!["embedding"]!.AsArray().Select(value => (float)value!);
            Assert.Equal(floats, viaBase64.Value[i].ToFloats().ToArray());
        }
    }

    [Fact]
    public async Task A_wrong_key_is_401() => Assert.Equal(401, (await FailAsync("sol_live_wrong", "")).Status);

    [Fact]
    public async Task An_unknown_model_is_404()
    {
        var sdk = await SdkAsync();
        var error = await Assert.ThrowsAsync<ClientResultException>(() =>
            sdk.Chat("no-such-model").CompleteChatAsync([new UserChatMessage("Hi")], cancellationToken: Cancellation)
        );
        Assert.Equal(404, error.Status);
        Assert.Contains("model_not_found", error.GetRawResponse()!.Content.ToString());
    }

    [Fact]
    public async Task A_spent_quota_is_429_with_its_code_and_no_retry()
    {
        var key = await stack.NewKeyAsync(monthlyTokens: 100_000);
        using var http = stack.ClientOf(key);
        using var spend = await http.SendAsync(
            ChatBody.Request(ChatBody.Of("Hi", "prompt=100000;tokens=1")),
            Cancellation
        );
        Assert.Equal(HttpStatusCode.OK, spend.StatusCode);
        var error = await FailAsync(key.Secret, "");
        Assert.Equal(429, error.Status);
        Assert.Contains("insufficient_quota", error.GetRawResponse()!.Content.ToString());
        Assert.True(error.GetRawResponse()!.Headers.TryGetValue("x-should-retry", out var retry));
        Assert.Equal("false", retry);
    }

    /// <summary>The .NET client waits as long as <c>retry-after</c> says, whatever else the answer has: a month's would hang it.</summary>
    [Fact]
    public async Task A_client_with_its_default_retries_hears_of_a_spent_quota_soon()
    {
        var key = await stack.NewKeyAsync(monthlyTokens: 100_000);
        using var http = stack.ClientOf(key);
        using var spend = await http.SendAsync(
            ChatBody.Request(ChatBody.Of("Hi", "prompt=100000;tokens=1")),
            Cancellation
        );
        var chat = new ChatClient(
            "fake-chat",
            new ApiKeyCredential(key.Secret),
            new OpenAI.OpenAIClientOptions { Endpoint = stack.Gateway.ApiRoot }
        );
        var call = chat.CompleteChatAsync([new UserChatMessage("Hi")], cancellationToken: Cancellation);
        var error = await Assert.ThrowsAsync<ClientResultException>(() =>
            call.WaitAsync(TimeSpan.FromSeconds(30), Cancellation)
        );
        Assert.Equal(429, error.Status);
    }

    [Theory]
    [InlineData("status=400", 400)]
    [InlineData("status=413", 413)]
    [InlineData("status=429;code=insufficient_quota", 502)] // The gateway's account is empty, not the caller's.
    public async Task A_providers_refusal_says_whose_fault_it_is(string script, int status)
    {
        var key = await stack.NewKeyAsync();
        Assert.Equal(status, (await FailAsync(key.Secret, script)).Status);
    }

    [Theory]
    [InlineData("status=500")]
    [InlineData("status=529")]
    [InlineData("reset=before")]
    [InlineData("garbage=html;status=502")]
    public async Task A_provider_that_stays_broken_is_a_server_error(string script)
    {
        var key = await stack.NewKeyAsync();
        Assert.InRange((await FailAsync(key.Secret, script)).Status, 500, 599);
    }

    [Fact]
    public async Task A_provider_that_recovers_is_not_an_error()
    {
        var sdk = await SdkAsync();
        var options = OpenAiSdk.Scripted("call=recovers;status=500;times=1");
        var answer = await sdk.Chat().CompleteChatAsync([new UserChatMessage("Hi")], options, Cancellation);
        Assert.NotEmpty(answer.Value.Content);
        Assert.Equal([500, 200], stack.Provider.Billing.Of("recovers").Select(bill => bill.Status));
    }

    [Fact]
    public async Task A_stream_has_the_usage_chunk_only_when_asked()
    {
        using var http = stack.ClientOf(await stack.NewKeyAsync());
        var asked = ChatBody.Of("Hi", stream: true);
        asked["stream_options"] = new JsonObject { ["include_usage"] = true };
        Assert.Contains("\"prompt_tokens\"", await TextAsync(http, asked));
        Assert.DoesNotContain("\"prompt_tokens\"", await TextAsync(http, ChatBody.Of("Hi", stream: true)));
    }

    [Fact]
    public async Task A_key_that_always_wants_usage_gets_it_unasked()
    {
        var user = await stack.Gateway.Admin.CreateUserAsync("always@example.org");
        using var http = stack.ClientOf(await stack.Gateway.Admin.CreateKeyAsync(user, ("alwaysStreamUsage", true)));
        Assert.Contains("\"prompt_tokens\"", await TextAsync(http, ChatBody.Of("Hi", stream: true)));
    }

    private static async Task<string> TextAsync(HttpClient http, JsonNode body)
    {
        using var answer = await http.SendAsync(ChatBody.Request(body), Cancellation);
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains("data: [DONE]", text);
        return text;
    }

    private async Task<OpenAiSdk> SdkAsync() => new(stack.Gateway.ApiRoot, (await stack.NewKeyAsync()).Secret);

    private Task<ClientResultException> FailAsync(string secret, string script) =>
        Assert.ThrowsAsync<ClientResultException>(() =>
            new OpenAiSdk(stack.Gateway.ApiRoot, secret)
                .Chat()
                .CompleteChatAsync([new UserChatMessage("Hi")], OpenAiSdk.Scripted(script), Cancellation)
        );
}
