using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.OpenAi.Chat;

/// <summary>Reads the parts that are no text: images, audio, files and video.</summary>
internal static class ChatMediaReader
{
    public static Part? Read(in BodyFields part, string type)
    {
        if (part.Any(type) is not { } value)
        {
            part.NeededText(type);
            return null;
        }
        // Mistral's clients put a bare string in the place of each of these objects.
        var bare = value.ValueKind == JsonValueKind.String ? part.Text(type) : null;
        if (bare is null && part.Object(type) is null)
        {
            return null;
        }
        var fields = bare is null ? part.Object(type)!.Value : part;
        return type switch
        {
            "image_url" => Source(fields, bare, type) is { } source
                ? new ImagePart(source, bare is null ? fields.Text("detail") : null)
                : null,
            "video_url" => Source(fields, bare, type) is { } source ? new VideoPart(source) : null,
            "document_url" => Source(fields, bare, type) is { } source ? new DocumentPart(source) : null,
            "input_audio" => Audio(fields, bare),
            _ => ChatFileReader.Read(fields, bare),
        };
    }

    private static MediaSource? Source(in BodyFields fields, string? bare, string type)
    {
        var source = DataAddress.Read(bare ?? fields.NeededText("url"));
        if (source is null)
        {
            fields.WrongValue(fields.PathOf(bare is null ? "url" : type), "an address or a base64 data URL");
        }
        return source;
    }

    private static AudioPart Audio(in BodyFields fields, string? bare)
    {
        if (bare is not null)
        {
            return new(DataAddress.Read(bare) ?? new MediaSource("audio/mpeg") { Base64 = bare });
        }
        var data = fields.NeededText("data");
        return new(
            DataAddress.Read(data) ?? new MediaSource($"audio/{fields.Text("format") ?? "wav"}") { Base64 = data }
        );
    }
}
