using System.Text.Json;

namespace Solaris.Quotas.Bounds;

/// <summary>Where the value of a field belongs. What is not named here counts as JSON text: the bound may be wide, never short.</summary>
internal static class Places
{
    /// <summary>The place of the value behind the property name that <paramref name="reader"/> stands on.</summary>
    public static Place OfField(Place parent, ref readonly Utf8JsonReader reader) =>
        parent switch
        {
            Place.Body => InBody(in reader),
            Place.Message => InMessage(in reader),
            Place.Part => InPart(in reader),
            Place.Image => InImage(in reader),
            Place.Audio => reader.Is("data"u8) ? Place.Audio : Place.Json,
            Place.File => InFile(in reader),
            Place.Source => InSource(in reader),
            Place.Tool => InTool(in reader),
            Place.Silent => Place.Silent,
            _ => Place.Json,
        };

    /// <summary>True where the value goes to the model as JSON text.</summary>
    public static bool IsJson(Place place) =>
        place is Place.Json or Place.Tools or Place.Tool or Place.ToolType or Place.ToolUses;

    /// <summary>The place inside an object that stands in <paramref name="outer"/>.</summary>
    public static Place OfObject(Place outer) =>
        outer switch
        {
            Place.Messages => Place.Message,
            Place.Content => Place.Part,
            Place.Tools => Place.Tool,
            Place.FileReference or Place.Detail or Place.ToolType or Place.ToolUses => Place.Json,
            Place.PartType or Place.SourceKind or Place.SourceMedia => Place.Json,
            Place.SourceData or Place.SourceReference => Place.Json,
            _ => outer,
        };

    private static Place InBody(ref readonly Utf8JsonReader field)
    {
        if (field.Is("messages"u8) || field.Is("input"u8) || field.Is("prompt"u8))
        {
            return Place.Messages;
        }
        if (field.Is("system"u8) || field.Is("instructions"u8))
        {
            return Place.Content;
        }
        if (field.Is("tools"u8) || field.Is("mcp_servers"u8))
        {
            return Place.Tools;
        }
        return SilentFields.Include(in field) ? Place.Silent : Place.Json;
    }

    private static Place InMessage(ref readonly Utf8JsonReader field)
    {
        if (field.Is("content"u8) || field.Is("output"u8))
        {
            return Place.Content;
        }
        return field.Is("role"u8) ? Place.Silent : Place.Json;
    }

    private static Place InPart(ref readonly Utf8JsonReader field)
    {
        if (field.Is("text"u8) || field.Is("content"u8))
        {
            return Place.Content;
        }
        if (field.Is("type"u8))
        {
            return Place.PartType;
        }
        if (field.Is("source"u8))
        {
            return Place.Source;
        }
        if (field.Is("cache_control"u8))
        {
            return Place.Silent;
        }
        if (field.Is("input_audio"u8))
        {
            return Place.Audio;
        }
        return field.Is("file"u8) ? Place.File : InImageOrFile(in field);
    }

    private static Place InSource(ref readonly Utf8JsonReader field)
    {
        if (field.Is("data"u8))
        {
            return Place.SourceData;
        }
        if (field.Is("type"u8))
        {
            return Place.SourceKind;
        }
        if (field.Is("media_type"u8))
        {
            return Place.SourceMedia;
        }
        if (field.Is("content"u8))
        {
            return Place.Content;
        }
        return field.Is("url"u8) || field.Is("file_id"u8) ? Place.SourceReference : Place.Json;
    }

    private static Place InTool(ref readonly Utf8JsonReader field)
    {
        if (field.Is("type"u8))
        {
            return Place.ToolType;
        }
        return field.Is("max_uses"u8) ? Place.ToolUses : Place.Json;
    }

    private static Place InImage(ref readonly Utf8JsonReader field) =>
        field.Is("url"u8) ? Place.Image : InImageOrFile(in field);

    private static Place InFile(ref readonly Utf8JsonReader field) =>
        field.Is("file_data"u8) || field.Is("file_id"u8) ? InImageOrFile(in field) : Place.Json;

    private static Place InImageOrFile(ref readonly Utf8JsonReader field)
    {
        if (field.Is("image_url"u8))
        {
            return Place.Image;
        }
        if (field.Is("file_data"u8))
        {
            return Place.File;
        }
        if (field.Is("file_id"u8) || field.Is("file_url"u8))
        {
            return Place.FileReference;
        }
        return field.Is("detail"u8) ? Place.Detail : Place.Json;
    }
}
