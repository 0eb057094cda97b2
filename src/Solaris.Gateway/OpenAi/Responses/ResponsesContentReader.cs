using System.Collections.Immutable;
using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.OpenAi.Responses;

/// <summary>Reads what a message or a tool's result holds: a text, or parts.</summary>
internal static class ResponsesContentReader
{
    public static ImmutableArray<Part> Read(RequestFields item, string name)
    {
        if (item.Find(name) is { ValueKind: JsonValueKind.String } text)
        {
            return [new TextPart(text.GetString() ?? "")];
        }
        var parts = ImmutableArray.CreateBuilder<Part>();
        foreach (var part in item.Objects(name))
        {
            if (ReadPart(part) is { } read)
            {
                parts.Add(read);
            }
        }
        return parts.ToImmutable();
    }

    private static Part? ReadPart(RequestFields part)
    {
        switch (part.Text("type"))
        {
            case "input_text" or "output_text" or "text":
                return new TextPart(part.Text("text") ?? "");
            case "refusal":
                return new RefusalPart(part.Text("refusal") ?? "");
            case "input_image":
                return ReadImage(part);
            case "input_file":
                return ReadFile(part);
            case "input_audio":
                return ReadAudio(part);
            default:
                part.Notes.Unsupported(part.Path, "This model's provider cannot read this kind of content.");
                return null;
        }
    }

    private static ImagePart? ReadImage(RequestFields part)
    {
        if (Source(part, "image_url", "file_id") is { } source)
        {
            return new(source, part.Text("detail"));
        }
        part.Missing("image_url");
        return null;
    }

    private static DocumentPart? ReadFile(RequestFields part)
    {
        var source = part.Text("file_data") is { } data ? OfData(data) : Source(part, "file_url", "file_id");
        if (source is null)
        {
            part.Missing("file_data");
            return null;
        }
        return new(source) { Name = part.Text("filename") };
    }

    private static AudioPart? ReadAudio(RequestFields part)
    {
        if (part.Object("input_audio") is not { } audio || audio.Text("data") is not { } data)
        {
            part.Missing("input_audio");
            return null;
        }
        return new(new MediaSource($"audio/{audio.Text("format") ?? "wav"}") { Base64 = data });
    }

    private static MediaSource? Source(RequestFields part, string address, string file)
    {
        if (part.Text(address) is { } url)
        {
            return url.StartsWith("data:", StringComparison.Ordinal) ? OfData(url) : new(null) { Address = url };
        }
        return part.Text(file) is { } id ? new(null) { FileId = id } : null;
    }

    /// <summary>A data URL, or bare base64.</summary>
    private static MediaSource OfData(string data)
    {
        var comma = data.IndexOf(',', StringComparison.Ordinal);
        if (!data.StartsWith("data:", StringComparison.Ordinal) || comma < 0)
        {
            return new(null) { Base64 = data };
        }
        var type = data["data:".Length..comma].Split(';')[0];
        return new(type.Length == 0 ? null : type) { Base64 = data[(comma + 1)..] };
    }
}
