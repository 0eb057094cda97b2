using System.ClientModel;
using System.Text;
using System.Text.Json;
using OpenAI.Responses;

namespace Solaris.EndToEnd;

/// <summary>The official .NET client's Responses, relayed to a provider that offers them and translated for one that does not.</summary>
public sealed class OpenAiSdkResponsesTests(GatewayWithProvider stack) : IClassFixture<GatewayWithProvider>
{
    private static readonly FunctionTool Weather = ResponseTool.CreateFunctionTool(
        "get_weather",
        BinaryData.FromString("""{"type":"object","properties":{"city":{"type":"string"}},"required":["city"]}"""),
        strictModeEnabled: false,
        "The weather of a city"
    );

    /// <summary>By its provider: one offers the API, the other only chat completions.</summary>
    public static TheoryData<string> Models => ["fake-chat", "fake-chat-drain"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Models))]
    public async Task A_stream_brings_the_text_of_the_whole_answer(string model)
    {
        var client = await GatewayAsync();
        var whole = (await client.CreateResponseAsync(Ask(model), Cancellation)).Value;
        var text = new StringBuilder();
        ResponseResult? last = null;
        await foreach (var update in await client.CreateResponseStreamingAsync(Ask(model, streams: true), Cancellation))
        {
            text.Append((update as StreamingResponseOutputTextDeltaUpdate)?.Delta);
            last = (update as StreamingResponseCompletedUpdate)?.Response ?? last;
        }

        Assert.NotEqual("", whole.GetOutputText());
        Assert.Equal(whole.GetOutputText(), text.ToString());
        Assert.Equal(whole.GetOutputText(), last?.GetOutputText());
        Assert.True(last?.Usage.OutputTokenCount > 0);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public async Task A_tool_is_called_and_its_result_goes_back(string model)
    {
        var client = await GatewayAsync();
        var options = Ask(model);
        options.Tools.Add(Weather);
        var first = (await client.CreateResponseAsync(options, Cancellation)).Value;
        var call = Assert.Single(first.OutputItems.OfType<FunctionCallResponseItem>());
        Assert.Equal("get_weather", call.FunctionName);
        JsonDocument.Parse(call.FunctionArguments.ToMemory()).Dispose();

        foreach (var item in first.OutputItems)
        {
            options.InputItems.Add(item);
        }
        options.InputItems.Add(ResponseItem.CreateFunctionCallOutputItem(call.CallId, "sunny"));
        var second = (await client.CreateResponseAsync(options, Cancellation)).Value;

        Assert.NotEqual("", second.GetOutputText());
    }

    [Fact]
    public async Task What_leans_on_a_stored_response_is_refused()
    {
        var options = Ask("fake-chat");
        options.PreviousResponseId = "resp_1";

        var refused = await Assert.ThrowsAsync<ClientResultException>(async () =>
            await (await GatewayAsync()).CreateResponseAsync(options, Cancellation)
        );

        Assert.Equal(400, refused.Status);
        Assert.Contains("previous_response_id", refused.Message, StringComparison.Ordinal);
    }

    private async Task<ResponsesClient> GatewayAsync() =>
        new OpenAiSdk(stack.Gateway.ApiRoot, (await stack.NewKeyAsync()).Secret).Responses;

    private static CreateResponseOptions Ask(string model, bool streams = false) =>
        new(model, [ResponseItem.CreateUserMessageItem("Olá 🇧🇷")]) { StreamingEnabled = streams };
}
