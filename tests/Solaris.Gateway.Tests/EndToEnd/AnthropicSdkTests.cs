using System.Text.Json;
using Anthropic.Exceptions;
using Anthropic.Models.Messages;

namespace Solaris.EndToEnd;

/// <summary>The official .NET client in front of providers of its own dialect and of others.</summary>
public sealed class AnthropicSdkTests(GatewayWithProvider stack) : IClassFixture<GatewayWithProvider>
{
    /// <summary>Of a provider of each dialect.</summary>
    public static TheoryData<string> Models => ["claude-sonnet-4-5", "fake-chat", "gemini-3-flash-preview"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Models))]
    public async Task A_stream_brings_the_text_and_the_usage_of_the_whole_answer(string model)
    {
        using var sdk = await SdkAsync();

        var whole = await sdk.Client.Messages.Create(AnthropicSdk.Ask(model + "!tokens=40"), Cancellation);
        var streamed = await sdk.ReadAsync(AnthropicSdk.Ask(model + "!tokens=40"), Cancellation);

        Assert.Equal("end_turn", whole.StopReason?.Raw());
        Assert.NotEqual("", AnthropicSdk.Text(whole));
        Assert.Equal((AnthropicSdk.Text(whole), whole.Usage.OutputTokens), (streamed.Text, streamed.Tokens));
        Assert.Equal(40, streamed.Tokens);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public async Task Tools_are_called_side_by_side_and_their_results_go_back_with_the_thoughts(string model)
    {
        using var sdk = await SdkAsync();
        var asked = AnthropicSdk.Ask(model + "!reasoning=6") with
        {
            Tools = AnthropicSdk.Tools,
            Thinking = new ThinkingConfigEnabled(1_024),
        };

        var first = await sdk.Client.Messages.Create(asked, Cancellation);
        var next = await sdk.Client.Messages.Create(
            asked with
            {
                Model = model == "fake-chat" ? model : model + "!proof", // OpenAI's chat completions take no thoughts back.
                Messages = AnthropicSdk.Answered(first),
            },
            Cancellation
        );
        var streamed = await sdk.ReadAsync(asked, Cancellation);

        Assert.NotEqual("", AnthropicSdk.Thought(first)?.Thinking);
        Assert.Equal(["get_weather", "get_time"], AnthropicSdk.Calls(first).Select(call => call.Name));
        Assert.All(AnthropicSdk.Calls(first), call => Assert.Equal(JsonValueKind.String, call.Input["city"].ValueKind));
        Assert.NotEqual("", AnthropicSdk.Text(next));
        Assert.True(streamed.Pieces >= 2, $"{streamed.Pieces} pieces");
    }

    [Theory]
    [MemberData(nameof(Models))]
    public async Task Pictures_go_through(string model)
    {
        using var sdk = await SdkAsync();
        List<ContentBlockParam> content =
        [
            new TextBlockParam("What is this?"),
            new ImageBlockParam(new Base64ImageSource { Data = OpenAiSdk.OnePixelPng, MediaType = MediaType.ImagePng }),
        ];

        var answer = await sdk.Client.Messages.Create(
            AnthropicSdk.Ask(model, AnthropicSdk.User(content)),
            Cancellation
        );

        Assert.NotEqual("", AnthropicSdk.Text(answer));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public async Task A_schema_is_answered_with_json_that_fits(string model)
    {
        using var sdk = await SdkAsync();
        var schema = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(
            """{"type":"object","properties":{"age":{"type":"integer"}},"required":["age"],"additionalProperties":false}"""
        );
        var asked = AnthropicSdk.Ask(model) with
        {
            OutputConfig = new() { Format = new JsonOutputFormat { Schema = schema! } },
        };

        using var person = JsonDocument.Parse(AnthropicSdk.Text(await sdk.Client.Messages.Create(asked, Cancellation)));

        Assert.True(person.RootElement.GetProperty("age").TryGetInt32(out _));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public async Task A_client_that_leaves_pays_for_what_was_made(string model)
    {
        var key = await stack.NewKeyAsync();
        using var sdk = new AnthropicSdk(stack.Gateway.ApiRoot, key.Secret);
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            var asked = AnthropicSdk.Ask(model + "!tokens=100;delay=20");
            await foreach (var happened in sdk.Client.Messages.CreateStreaming(asked, leave.Token))
            {
                if (happened.TryPickContentBlockDelta(out _))
                {
                    await leave.CancelAsync();
                }
            }
        });
        sdk.Dispose(); // Until then the client keeps the connection of a stream it no longer reads.

        var row = await Eventually.GetAsync(async () =>
            (await stack.Gateway.Admin.RequestsAsync()).FirstOrDefault(one => (string?)one["keyId"] == key.Id)
        );
        Assert.Equal(499, (int)row["status"]!);
        Assert.InRange((long)row["usage"]!["outputTotal"]!, 1, 400); // Counted here: the words are of several tokens each.
    }

    [Theory]
    [MemberData(nameof(Models))]
    public async Task A_stream_that_breaks_off_throws(string model)
    {
        using var sdk = await SdkAsync();

        await Assert.ThrowsAnyAsync<AnthropicException>(() =>
            sdk.ReadAsync(AnthropicSdk.Ask(model + "!tokens=20;delay=5;cut=8"), Cancellation)
        );
    }

    [Theory]
    [MemberData(nameof(Models))]
    public async Task A_providers_errors_have_their_classes(string model)
    {
        using var sdk = await SdkAsync();

        await ThrowsAsync<AnthropicBadRequestException>(sdk, model + "!status=400");
        await ThrowsAsync<AnthropicNotFoundException>(sdk, model + "!status=404");
        await ThrowsAsync<AnthropicRateLimitException>(sdk, model + "!status=429");
        await ThrowsAsync<Anthropic5xxException>(sdk, model + "!status=500");
    }

    [Fact]
    public async Task Refusals_have_their_classes()
    {
        using var sdk = await SdkAsync();
        using var stranger = new AnthropicSdk(stack.Gateway.ApiRoot, "sol_live_wrong");
        using var poor = new AnthropicSdk(
            stack.Gateway.ApiRoot,
            (await stack.NewKeyAsync(monthlyTokens: 100_000)).Secret
        );
        await poor.Client.Messages.Create(AnthropicSdk.Ask("fake-chat!prompt=100000;tokens=1"), Cancellation);

        await ThrowsAsync<AnthropicUnauthorizedException>(stranger, "fake-chat");
        await ThrowsAsync<AnthropicNotFoundException>(sdk, "nobody");
        await ThrowsAsync<AnthropicRateLimitException>(poor, "fake-chat");
    }

    private static async Task ThrowsAsync<TError>(AnthropicSdk sdk, string model)
        where TError : AnthropicApiException
    {
        var error = await Assert.ThrowsAnyAsync<TError>(() =>
            sdk.Client.Messages.Create(AnthropicSdk.Ask(model), Cancellation)
        );
        Assert.NotNull(error.RequestID);
    }

    private async Task<AnthropicSdk> SdkAsync() => new(stack.Gateway.ApiRoot, (await stack.NewKeyAsync()).Secret);
}
