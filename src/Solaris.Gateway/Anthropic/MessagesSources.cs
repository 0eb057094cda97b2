using System.Text;
using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.Anthropic;

/// <summary>Reads where an image or a document of a Messages call is.</summary>
internal static class MessagesSources
{
    /// <summary>Null for a source that no other dialect has.</summary>
    public static MediaSource? Read(JsonElement block)
    {
        if (block.ObjectIn("source") is not { } source)
        {
            return null;
        }
        var media = new MediaSource(source.TextIn("media_type"));
        return source.TextIn("type") switch
        {
            "base64" when source.TextIn("data") is { } data => media with { Base64 = data },
            "text" when source.TextIn("data") is { } text => media with { Text = text },
            "url" when source.TextIn("url") is { } address => media with { Address = address },
            "file" when source.TextIn("file_id") is { } file => media with { FileId = file },
            "content" when Text(source.Field("content")) is { } text => new("text/plain") { Text = text },
            _ => null,
        };
    }

    /// <summary>A document that the client cut into blocks itself; null when it holds more than text.</summary>
    private static string? Text(JsonElement? content)
    {
        if (content is { ValueKind: JsonValueKind.String } whole)
        {
            return whole.GetString();
        }
        if (content is not { ValueKind: JsonValueKind.Array } blocks)
        {
            return null;
        }
        var text = new StringBuilder();
        foreach (var block in blocks.EnumerateArray())
        {
            if (block.TextIn("type") != "text")
            {
                return null;
            }
            text.AppendLine(block.TextIn("text"));
        }
        return text.ToString();
    }
}
