using System.Text.Json;

namespace Solaris.Demo;

/// <summary>What the simulated provider reads of a request: enough to answer deterministically.</summary>
/// <param name="Prompt">The last thing a user said, or the prompt of a completion.</param>
/// <param name="PromptTokens">Counted over every text of the request.</param>
/// <param name="MaxTokens">The output cap, or null.</param>
internal sealed record SimulatedRequest(
    string Model,
    string Prompt,
    int PromptTokens,
    int? MaxTokens,
    int Choices,
    bool Stream,
    bool IncludeUsage
)
{
    private const int DefaultChoices = 1;

    public static SimulatedRequest Read(JsonElement body)
    {
        var texts = new List<string>();
        if (body.TryGetProperty("messages", out var messages))
        {
            CollectMessages(messages, texts);
        }
        if (body.TryGetProperty("prompt", out var prompt))
        {
            Collect(prompt, texts);
        }
        return new(
            body.TryGetProperty("model", out var model) ? model.GetString() ?? "" : "",
            texts.LastOrDefault() ?? "",
            texts.Sum(SimulatedText.CountTokens) + 3,
            Number(body, "max_completion_tokens") ?? Number(body, "max_tokens"),
            Number(body, "n") ?? DefaultChoices,
            body.TryGetProperty("stream", out var stream) && stream.ValueKind == JsonValueKind.True,
            body.TryGetProperty("stream_options", out var options)
                && options.ValueKind == JsonValueKind.Object
                && options.TryGetProperty("include_usage", out var usage)
                && usage.ValueKind == JsonValueKind.True
        );
    }

    /// <summary>Each text inside <paramref name="value"/>: a string, or arrays and objects that hold one under <c>text</c>.</summary>
    private static void Collect(JsonElement value, List<string> texts)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                texts.Add(value.GetString() ?? "");
                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    Collect(item, texts);
                }
                break;
            case JsonValueKind.Object when value.TryGetProperty("text", out var text):
                Collect(text, texts);
                break;
        }
    }

    private static void CollectMessages(JsonElement messages, List<string> texts)
    {
        if (messages.ValueKind != JsonValueKind.Array)
        {
            return;
        }
        foreach (var message in messages.EnumerateArray())
        {
            if (message.ValueKind == JsonValueKind.Object && message.TryGetProperty("content", out var content))
            {
                Collect(content, texts);
            }
        }
    }

    private static int? Number(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.TryGetInt32(out var number) ? number : null;
}
