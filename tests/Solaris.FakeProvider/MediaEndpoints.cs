using System.Text.Json.Nodes;

namespace Solaris.FakeProvider;

/// <summary>
/// Moderation, pictures and sound. A model whose name has <c>pieces</c> in it is billed as DALL·E and Whisper are, by pictures and
/// seconds; all others by tokens. A transcription has a token for each 100 bytes of its file.
/// </summary>
internal static class MediaEndpoints
{
    private const long TokensOfPicture = 272;

    private static readonly string[] Categories =
    [
        "harassment",
        "harassment/threatening",
        "hate",
        "hate/threatening",
        "illicit",
        "illicit/violent",
        "self-harm",
        "self-harm/instructions",
        "self-harm/intent",
        "sexual",
        "sexual/minors",
        "violence",
        "violence/graphic",
    ];

    public static Task ModerateAsync(FakeCall call) =>
        AnswerJson.WriteAsync(
            call,
            new JsonObject
            {
                ["id"] = call.AnswerId("modr-"),
                ["model"] = call.Model,
                ["results"] = new JsonArray(
                    new JsonObject
                    {
                        ["flagged"] = false,
                        ["categories"] = OfCategories(() => JsonValue.Create(value: false)),
                        ["category_scores"] = OfCategories(() => JsonValue.Create(0.001)),
                        ["category_applied_input_types"] = OfCategories(() => new JsonArray("text")),
                    }
                ),
            }
        );

    private static JsonObject OfCategories(Func<JsonNode> value) =>
        new(Categories.Select(name => KeyValuePair.Create<string, JsonNode?>(name, value())));

    public static Task DrawAsync(FakeCall call)
    {
        var count =
            call.Number("n") ?? int.Parse(call.Text("n") ?? "1", System.Globalization.CultureInfo.InvariantCulture);
        var answer = new JsonObject
        {
            ["created"] = 1_767_225_600,
            ["data"] = new JsonArray([
                .. Enumerable.Repeat(0, count).Select(_ => new JsonObject { ["b64_json"] = "AAAA" }),
            ]),
        };
        if (!call.Model.Contains("pieces"))
        {
            call.Bill.PromptTokens = call.Script.Number("prompt") ?? 27;
            call.Bill.CompletionTokens = TokensOfPicture * count;
            answer["usage"] = new JsonObject
            {
                ["input_tokens"] = call.Bill.PromptTokens,
                ["output_tokens"] = call.Bill.CompletionTokens,
                ["total_tokens"] = call.Bill.Total,
                ["input_tokens_details"] = new JsonObject
                {
                    ["text_tokens"] = call.Bill.PromptTokens,
                    ["image_tokens"] = 0,
                },
            };
        }
        return AnswerJson.WriteAsync(call, answer);
    }

    public static async Task SpeakAsync(FakeCall call)
    {
        var sound = new byte[20_000];
        new Random(call.Seed).NextBytes(sound);
        call.Bill.Status = 200;
        call.Http.Response.ContentType = "audio/mpeg";
        await call.Http.Response.Body.WriteAsync(sound, call.Aborted);
        call.Bill.Finished = true;
    }

    public static async Task ListenAsync(FakeCall call)
    {
        var size = call.Number("file_bytes") ?? 0;
        if (call.Text("response_format") == "text")
        {
            call.Bill.Status = 200;
            call.Http.Response.ContentType = "text/plain; charset=utf-8";
            await call.Http.Response.WriteAsync("Olá, mundo.\n", call.Aborted);
            call.Bill.Finished = true;
            return;
        }
        var usage = new JsonObject { ["type"] = "duration", ["seconds"] = 4 };
        if (!call.Model.Contains("pieces"))
        {
            call.Bill.PromptTokens = size / 100;
            call.Bill.CompletionTokens = 5;
            usage = new JsonObject
            {
                ["type"] = "tokens",
                ["input_tokens"] = call.Bill.PromptTokens,
                ["output_tokens"] = call.Bill.CompletionTokens,
                ["total_tokens"] = call.Bill.Total,
                ["input_token_details"] = new JsonObject
                {
                    ["text_tokens"] = 0,
                    ["audio_tokens"] = call.Bill.PromptTokens,
                },
            };
        }
        await AnswerJson.WriteAsync(call, new JsonObject { ["text"] = "Olá, mundo.", ["usage"] = usage });
    }
}
