using System.Text;
using System.Text.Json;
using OpenAI.Chat;

namespace Solaris.EndToEnd;

/// <summary>The official .NET client gets through the gateway what it gets from the provider.</summary>
public sealed class OpenAiSdkChatTests(GatewayWithProvider stack) : IClassFixture<GatewayWithProvider>
{
    private static readonly ChatTool Weather = ChatTool.CreateFunctionTool(
        "get_weather",
        "The weather of a city",
        BinaryData.FromString("""{"type":"object","properties":{"city":{"type":"string"}},"required":["city"]}""")
    );
    private static readonly ChatTool Clock = ChatTool.CreateFunctionTool("get_time");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
    private OpenAiSdk Direct => new(stack.Provider.BaseAddress, GatewayModels.ProviderKey);

    [Fact]
    public async Task A_chat_answers_what_the_provider_answers()
    {
        var question = new UserChatMessage("Qual é a capital do Brasil? 🇧🇷");
        var expected = (await Direct.Chat().CompleteChatAsync([question], cancellationToken: Cancellation)).Value;
        var actual = (
            await (await GatewayAsync()).Chat().CompleteChatAsync([question], cancellationToken: Cancellation)
        ).Value;
        Assert.Equal(expected.Content[0].Text, actual.Content[0].Text);
        Assert.Equal(ChatFinishReason.Stop, actual.FinishReason);
        Assert.Equal(expected.Usage.TotalTokenCount, actual.Usage.TotalTokenCount);
    }

    [Fact]
    public async Task A_stream_brings_the_providers_text_and_usage()
    {
        var expected = await ReadAsync(Direct.Chat(), OpenAiSdk.Scripted("tokens=200"));
        var actual = await ReadAsync((await GatewayAsync()).Chat(), OpenAiSdk.Scripted("tokens=200"));
        Assert.Equal(expected.Text, actual.Text);
        Assert.Equal(200, actual.Usage?.OutputTokenCount);
    }

    [Theory]
    [InlineData("tokens=40;write=1")]
    [InlineData("tokens=40;crlf;comments")]
    [InlineData("tokens=5;pad=200000")]
    [InlineData("tokens=5;delay=20")]
    [InlineData("tokens=5;no-done")]
    public async Task A_stream_survives_however_the_provider_cuts_it(string script)
    {
        var expected = await ReadAsync(Direct.Chat(), OpenAiSdk.Scripted(script));
        var actual = await ReadAsync((await GatewayAsync()).Chat(), OpenAiSdk.Scripted(script));
        Assert.Equal(expected.Text, actual.Text);
    }

    [Fact]
    public async Task Parallel_tool_calls_arrive_whole()
    {
        var options = new ChatCompletionOptions { Tools = { Weather, Clock } };
        var answer = (
            await (await GatewayAsync())
                .Chat()
                .CompleteChatAsync([new UserChatMessage("Weather and time?")], options, Cancellation)
        ).Value;
        Assert.Equal(ChatFinishReason.ToolCalls, answer.FinishReason);
        Assert.Equal(["get_weather", "get_time"], answer.ToolCalls.Select(call => call.FunctionName));
        Assert.True(
            JsonDocument.Parse(answer.ToolCalls[0].FunctionArguments).RootElement.TryGetProperty("city", out _)
        );
    }

    [Fact]
    public async Task Streamed_tool_calls_come_in_deltas()
    {
        var options = new ChatCompletionOptions { Tools = { Weather, Clock } };
        var arguments = new SortedDictionary<int, string>();
        var pieces = 0;
        var stream = (await GatewayAsync())
            .Chat()
            .CompleteChatStreamingAsync([new UserChatMessage("Both?")], options, Cancellation);
        await foreach (var update in stream)
        {
            foreach (var call in update.ToolCallUpdates)
            {
                pieces++;
                arguments[call.Index] = arguments.GetValueOrDefault(call.Index) + call.FunctionArgumentsUpdate;
            }
        }
        Assert.Equal([0, 1], arguments.Keys);
        Assert.All(arguments.Values, text => JsonDocument.Parse(text));
        Assert.True(pieces > 4, $"{pieces} pieces");
    }

    [Fact]
    public async Task Pictures_go_through()
    {
        var pixels = BinaryData.FromBytes(Convert.FromBase64String(OpenAiSdk.OnePixelPng));
        var question = new UserChatMessage(
            ChatMessageContentPart.CreateTextPart("What is this?"),
            ChatMessageContentPart.CreateImagePart(pixels, "image/png", ChatImageDetailLevel.Low)
        );
        var expected = (await Direct.Chat().CompleteChatAsync([question], cancellationToken: Cancellation)).Value;
        var actual = (
            await (await GatewayAsync()).Chat().CompleteChatAsync([question], cancellationToken: Cancellation)
        ).Value;
        Assert.Equal(expected.Content[0].Text, actual.Content[0].Text);
        Assert.True(actual.Usage.InputTokenCount >= 85);
    }

    [Fact]
    public async Task A_json_schema_is_answered_with_json_that_fits()
    {
        var options = new ChatCompletionOptions
        {
            ResponseFormat = ChatResponseFormat.CreateJsonSchemaFormat(
                "person",
                BinaryData.FromString(
                    """{"type":"object","properties":{"name":{"type":"string"},"age":{"type":"integer"}},"required":["name","age"],"additionalProperties":false}"""
                ),
                jsonSchemaIsStrict: true
            ),
        };
        var answer = (
            await (await GatewayAsync())
                .Chat()
                .CompleteChatAsync([new UserChatMessage("Invent a person")], options, Cancellation)
        ).Value;
        using var person = JsonDocument.Parse(answer.Content[0].Text);
        Assert.True(person.RootElement.GetProperty("age").TryGetInt32(out _));
    }

    [Fact]
    public async Task Log_probabilities_go_through()
    {
        var options = new ChatCompletionOptions { IncludeLogProbabilities = true, TopLogProbabilityCount = 2 };
        var answer = (
            await (await GatewayAsync()).Chat().CompleteChatAsync([new UserChatMessage("Hi")], options, Cancellation)
        ).Value;
        Assert.Equal(
            answer.Content[0].Text,
            string.Concat(answer.ContentTokenLogProbabilities.Select(one => one.Token))
        );
        Assert.All(answer.ContentTokenLogProbabilities, one => Assert.Equal(2, one.TopLogProbabilities.Count));
    }

    [Fact]
    public async Task A_client_that_leaves_pays_for_what_was_made()
    {
        var key = await stack.NewKeyAsync();
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var options = OpenAiSdk.Scripted("call=leaves;tokens=5000;delay=1");
        var seen = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            var stream = new OpenAiSdk(stack.Gateway.ApiRoot, key.Secret)
                .Chat()
                .CompleteChatStreamingAsync([new UserChatMessage("Tell me everything")], options, leave.Token);
            await foreach (var _ in stream)
            {
                if (++seen == 20)
                {
                    await leave.CancelAsync();
                }
            }
        });
        await Eventually.HoldsAsync(() => stack.Provider.Billing.Of("leaves") is [{ Aborted: true }]);
        var row = await Eventually.GetAsync(async () =>
            (await stack.Gateway.Admin.RequestsAsync()).FirstOrDefault(one => (string?)one["keyId"] == key.Id)
        );
        Assert.Equal(499, (int)row["status"]!);
        Assert.InRange((long)row["usage"]!["outputTotal"]!, 10, 4_000);
    }

    private async Task<OpenAiSdk> GatewayAsync() => new(stack.Gateway.ApiRoot, (await stack.NewKeyAsync()).Secret);

    private static async Task<(string Text, ChatTokenUsage? Usage)> ReadAsync(
        ChatClient chat,
        ChatCompletionOptions options
    )
    {
        var text = new StringBuilder();
        ChatTokenUsage? usage = null;
        await foreach (
            var update in chat.CompleteChatStreamingAsync(
                [new UserChatMessage("Conte até duzentos")],
                options,
                Cancellation
            )
        )
        {
            foreach (var part in update.ContentUpdate)
            {
                text.Append(part.Text);
            }
            usage = update.Usage ?? usage;
        }
        return (text.ToString(), usage);
    }
}
