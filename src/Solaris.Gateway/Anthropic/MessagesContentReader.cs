using System.Collections.Immutable;
using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.Anthropic;

/// <summary>Reads the blocks of a Messages call. Blocks that no other dialect has stay as they came.</summary>
internal sealed class MessagesContentReader(TranslationNotes notes)
{
    private const string Dialect = "anthropic";

    /// <summary>A text, or a list of blocks.</summary>
    /// <param name="path">Where it stands in the body.</param>
    public ImmutableArray<Part> Read(JsonElement? content, string path)
    {
        switch (content)
        {
            case { ValueKind: JsonValueKind.String } text:
                return [new TextPart(text.GetString()!)];
            case { ValueKind: JsonValueKind.Array } blocks:
                var parts = ImmutableArray.CreateBuilder<Part>(blocks.GetArrayLength());
                foreach (var block in blocks.EnumerateArray())
                {
                    parts.Add(ReadBlock(block, $"{path}[{parts.Count}]") with { Cache = Cache(block) });
                }
                return parts.MoveToImmutable();
            default:
                notes.Invalid(path, "The content must be a text or a list of blocks.");
                return [];
        }
    }

    public ImmutableArray<TextPart> ReadSystem(JsonElement system)
    {
        var texts = ImmutableArray.CreateBuilder<TextPart>();
        foreach (var part in Read(system, "system"))
        {
            if (part is TextPart text)
            {
                texts.Add(text);
            }
            else
            {
                notes.Invalid("system", "The system prompt must be text.");
            }
        }
        return texts.ToImmutable();
    }

    public static CacheLifetime? Cache(JsonElement block) =>
        block.ObjectIn("cache_control") is not { } control ? null
        : control.TextIn("ttl") == "1h" ? CacheLifetime.OneHour
        : CacheLifetime.FiveMinutes;

    private Part ReadBlock(JsonElement block, string path)
    {
        switch (block.TextIn("type"))
        {
            case "text":
                return new TextPart(Needed(block, "text", path)) { Citations = block.Field("citations") };
            case "image" when MessagesSources.Read(block) is { } source:
                return new ImagePart(source);
            case "document" when MessagesSources.Read(block) is { } source:
                return Document(block, source);
            case "tool_use":
                return new ToolCallPart(Needed(block, "id", path), Needed(block, "name", path), Arguments(block));
            case "tool_result":
                return Result(block, path);
            case "thinking":
                return new ThinkingPart(block.TextIn("thinking") ?? "")
                {
                    Signature = block.TextIn("signature") is { Length: > 0 } signature ? signature : null,
                };
            case "redacted_thinking":
                return new ThinkingPart("") { Sealed = Needed(block, "data", path) };
            case null:
                notes.Invalid(path + ".type", "A block needs a type.");
                return new TextPart("");
            default:
                return new ForeignPart(Dialect, block);
        }
    }

    private static DocumentPart Document(JsonElement block, MediaSource source) =>
        new(source)
        {
            Name = block.TextIn("title"),
            Context = block.TextIn("context"),
            Cite = block.ObjectIn("citations")?.FlagIn("enabled") ?? false,
        };

    private ToolResultPart Result(JsonElement block, string path)
    {
        var content = block.Field("content") is { } given ? Read(given, path + ".content") : [];
        return new(Needed(block, "tool_use_id", path), content) { IsError = block.FlagIn("is_error") ?? false };
    }

    private static string Arguments(JsonElement block) =>
        block.ObjectIn("input") is { } input ? input.GetRawText() : "{}";

    private string Needed(JsonElement block, string name, string path)
    {
        if (block.TextIn(name) is { } text)
        {
            return text;
        }
        notes.Invalid($"{path}.{name}", $"The field {name} must be a text.");
        return "";
    }
}
