using System.Collections.Immutable;
using Solaris.Conversations;

namespace Solaris.OpenAi.Chat;

/// <summary>Reads <c>messages</c>: the instructions at the head apart, and all that follows as turns.</summary>
internal sealed class ChatMessagesReader(BodyFields body)
{
    private readonly ImmutableArray<TextPart>.Builder _system = ImmutableArray.CreateBuilder<TextPart>();
    private readonly ImmutableArray<Turn>.Builder _turns = ImmutableArray.CreateBuilder<Turn>();
    private readonly LegacyCalls _legacy = new();

    public (ImmutableArray<TextPart> System, ImmutableArray<Turn> Turns) Read()
    {
        if (body.Any("messages") is null)
        {
            body.NeededText("messages");
        }
        if (body.Array("messages") is { } messages)
        {
            var index = 0;
            foreach (var message in messages.EnumerateArray())
            {
                if (body.Object(message, $"messages[{index++}]") is { } fields)
                {
                    Read(fields);
                }
            }
            if (index == 0)
            {
                body.Notes.Invalid("messages", "Invalid value for 'messages': it must not be empty.");
            }
        }
        return (_system.DrainToImmutable(), _turns.DrainToImmutable());
    }

    private void Read(in BodyFields message)
    {
        switch (message.NeededText("role"))
        {
            case "system" or "developer":
                ReadSystem(message);
                break;
            case "user":
                Add(message, TurnRole.User, Content(message));
                break;
            case "assistant":
                Add(message, TurnRole.Assistant, ChatAssistantReader.Read(message, _legacy));
                break;
            case "tool":
                Add(
                    message,
                    TurnRole.User,
                    [Result(message, message.NeededText("tool_call_id"), message.Text("name"))]
                );
                break;
            case "function":
                var name = message.NeededText("name");
                Add(message, TurnRole.User, [Result(message, _legacy.Answered(name), name)]);
                break;
            default:
                message.WrongValue(
                    message.PathOf("role"),
                    "'system', 'developer', 'user', 'assistant', 'tool' or 'function'"
                );
                break;
        }
    }

    private void ReadSystem(in BodyFields message)
    {
        var parts = Content(message);
        var index = 0;
        foreach (var part in parts)
        {
            if (part is not TextPart)
            {
                message.WrongValue($"{message.PathOf("content")}[{index}].type", "'text' in instructions");
                return;
            }
            index++;
        }
        if (_turns.Count > 0)
        {
            Add(message, TurnRole.System, parts);
            return;
        }
        foreach (var part in parts)
        {
            _system.Add((TextPart)part);
        }
    }

    private void Add(in BodyFields message, TurnRole role, ImmutableArray<Part> parts) =>
        _turns.Add(
            new(role, parts)
            {
                Source = message.Path,
                Name = role == TurnRole.User && parts is [ToolResultPart] ? null : message.Text("name"),
                IsPrefix = role == TurnRole.Assistant && message.Flag("prefix") == true,
            }
        );

    private static ImmutableArray<Part> Content(in BodyFields message)
    {
        if (message.Any("content") is null)
        {
            message.NeededText("content");
        }
        return ChatContentReader.Read(message);
    }

    private static ToolResultPart Result(in BodyFields message, string call, string? name) =>
        new(call, ChatContentReader.Read(message)) { ToolName = name, Cache = ChatCache.Read(message) };
}
