using System.Collections.Immutable;
using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.OpenAi.Chat;

/// <summary>Reads a message's <c>content</c>: a string, or an array of parts.</summary>
internal static class ChatContentReader
{
    public static ImmutableArray<Part> Read(in BodyFields message)
    {
        if (message.Any("content") is not { } content)
        {
            return [];
        }
        var path = message.PathOf("content");
        var cache = ChatCache.Read(message);
        if (content.ValueKind != JsonValueKind.Array)
        {
            return Text(message, content, path) is { } text ? [new TextPart(text) { Cache = cache }] : [];
        }
        var parts = ImmutableArray.CreateBuilder<Part>(content.GetArrayLength());
        var index = 0;
        foreach (var element in content.EnumerateArray())
        {
            var place = $"{path}[{index++}]";
            if (element.ValueKind == JsonValueKind.String) // Some clients shorten text parts to strings.
            {
                parts.Add(new TextPart(message.Text(element, place) ?? ""));
            }
            else if (message.Object(element, place) is { } fields && Part(fields) is { } part)
            {
                parts.Add(part);
            }
        }
        if (cache is not null && parts.Count > 0)
        {
            parts[^1] = parts[^1] with { Cache = cache };
        }
        return parts.DrainToImmutable();
    }

    private static string? Text(in BodyFields message, JsonElement content, string path)
    {
        if (content.ValueKind == JsonValueKind.String)
        {
            return message.Text(content, path);
        }
        message.Wrong(path, "a string or an array of parts");
        return null;
    }

    private static Part? Part(in BodyFields part)
    {
        var type = part.NeededText("type");
        Part? read = type switch
        {
            "text" or "input_text" or "output_text" => new TextPart(part.NeededText("text")),
            "refusal" => new RefusalPart(part.NeededText("refusal")),
            "thinking" or "redacted_thinking" => ChatThinkingReader.Block(part),
            "image_url" or "input_audio" or "file" or "video_url" or "document_url" => ChatMediaReader.Read(part, type),
            _ => null,
        };
        if (read is null && type.Length > 0 && part.Notes.Fault is null)
        {
            part.Notes.Unsupported(
                part.PathOf("type"),
                $"The part '{part.PathOf("type")}' is of type '{type}', which the model's provider has no form for."
            );
        }
        return read is null ? null : read with { Cache = ChatCache.Read(part) };
    }
}
