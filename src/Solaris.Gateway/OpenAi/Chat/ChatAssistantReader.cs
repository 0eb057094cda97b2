using System.Collections.Immutable;
using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.OpenAi.Chat;

/// <summary>Reads an assistant's message: thoughts first, then what it said, then the tools it called.</summary>
internal static class ChatAssistantReader
{
    public static ImmutableArray<Part> Read(in BodyFields message, LegacyCalls legacy)
    {
        var parts = ImmutableArray.CreateBuilder<Part>();
        ChatThinkingReader.Read(message, parts);
        parts.AddRange(ChatContentReader.Read(message));
        if (message.Text("refusal") is { } refusal)
        {
            parts.Add(new RefusalPart(refusal));
        }
        if (message.Any("audio") is not null)
        {
            message.Notes.Unsupported(
                message.PathOf("audio"),
                $"'{message.PathOf("audio")}' names an answer of another provider, which this one does not have."
            );
        }
        Calls(message, parts);
        if (message.Object("function_call") is { } call)
        {
            var name = call.NeededText("name");
            parts.Add(new ToolCallPart(legacy.Called(name), name, Arguments(call)));
        }
        return parts.DrainToImmutable();
    }

    private static void Calls(in BodyFields message, ImmutableArray<Part>.Builder parts)
    {
        if (message.Array("tool_calls") is not { } calls)
        {
            return;
        }
        var index = 0;
        foreach (var element in calls.EnumerateArray())
        {
            if (
                message.Object(element, $"{message.PathOf("tool_calls")}[{index++}]") is { } call
                && Call(call) is { } part
            )
            {
                parts.Add(part);
            }
        }
    }

    private static ToolCallPart? Call(in BodyFields call)
    {
        var custom = call.Text("type") == "custom";
        var name = custom ? "custom" : "function";
        if (call.Object(name) is not { } called)
        {
            call.NeededText(name);
            return null;
        }
        return new(
            call.NeededText("id"),
            called.NeededText("name"),
            custom ? called.NeededText("input") : Arguments(called)
        )
        {
            IsFreeForm = custom,
            Signature = Signature(call) ?? Signature(called),
        };
    }

    /// <summary>A JSON object; clients that store nothing for it send "", which every strict provider refuses.</summary>
    private static string Arguments(in BodyFields function)
    {
        var text = function.Text("arguments");
        if (string.IsNullOrWhiteSpace(text) || text == "null")
        {
            return "{}";
        }
        try
        {
            if (JsonElement.Parse(text).ValueKind == JsonValueKind.Object)
            {
                return text;
            }
        }
        catch (JsonException)
        {
            // Said below.
        }
        function.WrongValue(function.PathOf("arguments"), "a JSON object as text");
        return "{}";
    }

    /// <summary>Gemini's thought signature, where LiteLLM and where Google's own OpenAI front put it.</summary>
    private static string? Signature(in BodyFields call)
    {
        var specific = Inside(call, "provider_specific_fields");
        var google = Inside(call, "extra_content") is { } extra ? Inside(extra, "google") : null;
        return specific?.Text("thought_signature") ?? google?.Text("thought_signature");
    }

    /// <summary>An extension that is no object is somebody else's.</summary>
    private static BodyFields? Inside(in BodyFields owner, string name) =>
        owner.Any(name) is { ValueKind: JsonValueKind.Object } ? owner.Object(name) : null;
}
