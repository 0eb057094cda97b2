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
            Place.Audio => reader.ValueTextEquals("data"u8) ? Place.Audio : Place.Json,
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
        if (
            field.ValueTextEquals("messages"u8)
            || field.ValueTextEquals("input"u8)
            || field.ValueTextEquals("prompt"u8)
        )
        {
            return Place.Messages;
        }
        if (field.ValueTextEquals("system"u8) || field.ValueTextEquals("instructions"u8))
        {
            return Place.Content;
        }
        if (field.ValueTextEquals("tools"u8) || field.ValueTextEquals("mcp_servers"u8))
        {
            return Place.Tools;
        }
        return SilentFields.Include(in field) ? Place.Silent : Place.Json;
    }

    private static Place InMessage(ref readonly Utf8JsonReader field)
    {
        if (field.ValueTextEquals("content"u8) || field.ValueTextEquals("output"u8))
        {
            return Place.Content;
        }
        return field.ValueTextEquals("role"u8) ? Place.Silent : Place.Json;
    }

    private static Place InPart(ref readonly Utf8JsonReader field)
    {
        if (field.ValueTextEquals("text"u8) || field.ValueTextEquals("content"u8))
        {
            return Place.Content;
        }
        if (field.ValueTextEquals("type"u8))
        {
            return Place.PartType;
        }
        if (field.ValueTextEquals("source"u8))
        {
            return Place.Source;
        }
        if (field.ValueTextEquals("cache_control"u8))
        {
            return Place.Silent;
        }
        if (field.ValueTextEquals("input_audio"u8))
        {
            return Place.Audio;
        }
        return field.ValueTextEquals("file"u8) ? Place.File : InImageOrFile(in field);
    }

    private static Place InSource(ref readonly Utf8JsonReader field)
    {
        if (field.ValueTextEquals("data"u8))
        {
            return Place.SourceData;
        }
        if (field.ValueTextEquals("type"u8))
        {
            return Place.SourceKind;
        }
        if (field.ValueTextEquals("media_type"u8))
        {
            return Place.SourceMedia;
        }
        if (field.ValueTextEquals("content"u8))
        {
            return Place.Content;
        }
        return field.ValueTextEquals("url"u8) || field.ValueTextEquals("file_id"u8)
            ? Place.SourceReference
            : Place.Json;
    }

    private static Place InTool(ref readonly Utf8JsonReader field)
    {
        if (field.ValueTextEquals("type"u8))
        {
            return Place.ToolType;
        }
        return field.ValueTextEquals("max_uses"u8) ? Place.ToolUses : Place.Json;
    }

    private static Place InImage(ref readonly Utf8JsonReader field) =>
        field.ValueTextEquals("url"u8) ? Place.Image : InImageOrFile(in field);

    private static Place InFile(ref readonly Utf8JsonReader field) =>
        field.ValueTextEquals("file_data"u8) || field.ValueTextEquals("file_id"u8)
            ? InImageOrFile(in field)
            : Place.Json;

    private static Place InImageOrFile(ref readonly Utf8JsonReader field)
    {
        if (field.ValueTextEquals("image_url"u8))
        {
            return Place.Image;
        }
        if (field.ValueTextEquals("file_data"u8))
        {
            return Place.File;
        }
        if (field.ValueTextEquals("file_id"u8) || field.ValueTextEquals("file_url"u8))
        {
            return Place.FileReference;
        }
        return field.ValueTextEquals("detail"u8) ? Place.Detail : Place.Json;
    }
}
