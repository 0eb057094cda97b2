using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text;
using System.Text.Json.Nodes;
using OpenAI;
using OpenAI.Batch;
using OpenAI.Files;
using Solaris.FakeProvider;

namespace Solaris.EndToEnd;

/// <summary>Batches as the official .NET client makes them, over the death of the gateway.</summary>
[Collection(RunsAlone.Name)]
public sealed class BatchTests
{
    private const string Line =
        """{"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":{"model":"fake-chat","max_completion_tokens":60,"messages":[{"role":"user","content":"Olá"}]}}""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_batch_outlives_the_gateway_that_made_it(bool postgres)
    {
        await using var provider = await FakeProviderApp.StartAsync(
            new FakeProviderOptions { Key = GatewayModels.ProviderKey }
        );
        provider.Batches.Paused = true;
        var setup = await GatewaySetup.CreateAsync(GatewayModels.Yaml(provider.BaseAddress), postgres);
        await using var gateway = await GatewayProcess.StartAsync(setup);
        var key = await gateway.Admin.CreateUserKeyAsync("batch@example.org");
        var (files, batches) = Clients(gateway, key);
        var id = await CreateAsync(files, batches);
        var held = (long)(await LimitAsync(gateway, key))["held"]!;

        await gateway.KillAsync();
        await gateway.StartAgainAsync();
        Assert.True(held > 0);
        Assert.Equal(held, (long)(await LimitAsync(gateway, key))["held"]!);
        Assert.Empty(await gateway.Admin.VerifyAsync());

        provider.Batches.Paused = false;
        var batch = Parse(await batches.GetBatchAsync(id, Options()));
        var output = await files.DownloadFileAsync((string?)batch["output_file_id"] ?? "", Cancellation);

        Assert.Equal("completed", (string?)batch["status"]);
        Assert.Equal("a", (string?)JsonNode.Parse(output.Value.ToString())!["custom_id"]);
        var limit = await LimitAsync(gateway, key);
        Assert.Equal(provider.Billing.Bills.Sum(bill => bill.Total), (long)limit["used"]!);
        Assert.Equal(0, (long)limit["held"]!);
        Assert.Empty(await gateway.Admin.VerifyAsync());
    }

    private static (OpenAIFileClient Files, BatchClient Batches) Clients(GatewayProcess gateway, ApiKeyGrant key)
    {
        var options = new OpenAIClientOptions { Endpoint = gateway.ApiRoot, RetryPolicy = new ClientRetryPolicy(0) };
        var client = new OpenAIClient(new ApiKeyCredential(key.Secret), options);
        return (client.GetOpenAIFileClient(), client.GetBatchClient());
    }

    private static async Task<string> CreateAsync(OpenAIFileClient files, BatchClient batches)
    {
        using var lines = new MemoryStream(Encoding.UTF8.GetBytes(Line + "\n"));
        var file = await files.UploadFileAsync(lines, "in.jsonl", FileUploadPurpose.Batch, Cancellation);
        var body = new JsonObject
        {
            ["input_file_id"] = file.Value.Id,
            ["endpoint"] = "/v1/chat/completions",
            ["completion_window"] = "24h",
        };
        var made = await batches.CreateBatchAsync(
            BinaryContent.Create(BinaryData.FromString(body.ToJsonString())),
            waitUntilCompleted: false,
            Options()
        );
        return made.BatchId;
    }

    private static RequestOptions Options() => new() { CancellationToken = Cancellation };

    private static JsonNode Parse(ClientResult result) => JsonNode.Parse(result.GetRawResponse().Content.ToString())!;

    private static async Task<JsonNode> LimitAsync(GatewayProcess gateway, ApiKeyGrant key) =>
        (await gateway.Admin.LimitsAsync("user", key.UserId))["items"]![0]!;
}
