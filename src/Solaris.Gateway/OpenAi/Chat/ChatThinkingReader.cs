using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.OpenAi.Chat;

/// <summary>
/// What an assistant thought, which this API has no field for. Clients send back what they got: LiteLLM's <c>thinking_blocks</c>, OpenRouter's
/// <c>reasoning_details</c>, or plain text. The richest form that is there counts; the others repeat it.
/// </summary>
internal static class ChatThinkingReader
{
    public static void Read(in BodyFields message, ImmutableArray<Part>.Builder parts)
    {
        var before = parts.Count;
        Blocks(message, "thinking_blocks", parts);
        if (parts.Count == before && message.Any("provider_specific_fields") is { ValueKind: JsonValueKind.Object })
        {
            Blocks(message.Object("provider_specific_fields")!.Value, "thinking_blocks", parts);
        }
        if (parts.Count == before)
        {
            Blocks(message, "reasoning_details", parts);
        }
        var text = Plain(message, "reasoning_content") ?? Plain(message, "reasoning");
        if (parts.Count == before && text is { Length: > 0 })
        {
            parts.Add(new ThinkingPart(text));
        }
    }

    /// <summary>One block of Anthropic's, Mistral's or OpenRouter's; null when it is none.</summary>
    public static ThinkingPart? Block(in BodyFields block) =>
        block.Text("type") switch
        {
            "thinking" => new(Thoughts(block)) { Signature = block.Text("signature") },
            "redacted_thinking" => new("") { Sealed = block.NeededText("data") },
            "reasoning.text" => new(block.Text("text") ?? "") { Signature = block.Text("signature") },
            "reasoning.summary" => new(block.Text("summary") ?? ""),
            "reasoning.encrypted" => new("") { Sealed = block.NeededText("data") },
            _ => null,
        };

    private static void Blocks(in BodyFields owner, string name, ImmutableArray<Part>.Builder parts)
    {
        if (owner.Array(name) is not { } blocks)
        {
            return;
        }
        var index = 0;
        foreach (var element in blocks.EnumerateArray())
        {
            if (owner.Object(element, $"{owner.PathOf(name)}[{index++}]") is { } block && Block(block) is { } thinking)
            {
                parts.Add(thinking with { Cache = ChatCache.Read(block) });
            }
        }
    }

    private static string Thoughts(in BodyFields block)
    {
        if (block.Any("thinking") is not { ValueKind: JsonValueKind.Array } pieces)
        {
            return block.Text("thinking") ?? "";
        }
        var text = new StringBuilder();
        foreach (var piece in pieces.EnumerateArray()) // Mistral: text parts within.
        {
            text.Append(block.Object(piece, block.PathOf("thinking"))?.Text("text"));
        }
        return text.ToString();
    }

    private static string? Plain(in BodyFields message, string name) =>
        message.Any(name) is { ValueKind: JsonValueKind.String } ? message.Text(name) : null;
}
