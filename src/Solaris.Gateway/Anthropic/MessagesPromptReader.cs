using System.Collections.Immutable;
using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.Anthropic;

/// <summary>Reads the body of a Messages call for a provider of another dialect.</summary>
internal sealed class MessagesPromptReader
{
    private readonly TranslationNotes _notes;
    private readonly MessagesContentReader _content;
    private readonly ImmutableDictionary<string, JsonElement>.Builder _other = ImmutableDictionary.CreateBuilder<
        string,
        JsonElement
    >(StringComparer.Ordinal);
    private Prompt _prompt = new()
    {
        Model = "",
        Turns = [],
        MaxOutputTokens = 0,
    };
    private JsonElement _thinking;
    private JsonElement _output;

    private MessagesPromptReader(TranslationNotes notes)
    {
        _notes = notes;
        _content = new(notes);
    }

    public static Prompt Read(ReadOnlySpan<byte> body, TranslationNotes notes)
    {
        var reader = new MessagesPromptReader(notes);
        try
        {
            foreach (var field in JsonElement.Parse(body).EnumerateObject())
            {
                if (field.Value.ValueKind != JsonValueKind.Null)
                {
                    reader.ReadField(field.Name, field.Value);
                }
            }
        }
        catch (InvalidOperationException)
        {
            notes.Invalid("messages", "A text of the request holds half of a character.");
        }
        return reader.Finish();
    }

    private void ReadField(string name, JsonElement value)
    {
        switch (name)
        {
            case "model":
                _prompt = _prompt with { Model = value.GetString() ?? "" };
                break;
            case "max_tokens":
                _prompt = _prompt with { MaxOutputTokens = value.GetInt64() };
                break;
            case "stream":
                _prompt = _prompt with { Stream = value.GetBoolean() };
                break;
            case "system":
                _prompt = _prompt with { System = _content.ReadSystem(value) };
                break;
            case "messages":
                _prompt = _prompt with { Turns = ReadTurns(value) };
                break;
            case "thinking":
                _thinking = value;
                break;
            case "output_config":
                _output = value;
                break;
            case "output_format": // Its name while it was a beta.
                _prompt = _prompt with { Format = MessagesWishes.Format(value, name, _notes) };
                break;
            case "metadata":
                _prompt = _prompt with { EndUser = MessagesWishes.EndUser(value) };
                break;
            case "service_tier":
                _prompt = _prompt with { ServiceTier = MessagesWishes.Tier(value) };
                break;
            default:
                ReadToolOrSampling(name, value);
                break;
        }
    }

    private void ReadToolOrSampling(string name, JsonElement value)
    {
        switch (name)
        {
            case "tools":
                _prompt = _prompt with { Tools = MessagesTools.Read(value, _notes) };
                break;
            case "tool_choice":
                _prompt = _prompt with
                {
                    ToolChoice = MessagesTools.ReadChoice(value, _notes),
                    ParallelToolCalls = value.FlagIn("disable_parallel_tool_use") is { } one ? !one : null,
                };
                break;
            case "temperature":
                _prompt = _prompt with { Sampling = _prompt.Sampling with { Temperature = Number(name, value) } };
                break;
            case "top_p":
                _prompt = _prompt with { Sampling = _prompt.Sampling with { TopP = Number(name, value) } };
                break;
            case "top_k":
                _prompt = _prompt with { Sampling = _prompt.Sampling with { TopK = (long?)Number(name, value) } };
                break;
            case "stop_sequences":
                _prompt = _prompt with { Sampling = _prompt.Sampling with { Stop = ReadStops(value) } };
                break;
            default:
                _other[name] = value;
                break;
        }
    }

    private Prompt Finish() =>
        _prompt with
        {
            Reasoning = MessagesWishes.Reasoning(_thinking, _output),
            Format = _output.Field("format") is { } format
                ? MessagesWishes.Format(format, "output_config.format", _notes)
                : _prompt.Format,
            Other = _other.ToImmutable(),
        };

    private ImmutableArray<Turn> ReadTurns(JsonElement messages)
    {
        if (messages.ValueKind != JsonValueKind.Array)
        {
            _notes.Invalid("messages", "The messages must be a list.");
            return [];
        }
        var turns = ImmutableArray.CreateBuilder<Turn>(messages.GetArrayLength());
        foreach (var message in messages.EnumerateArray())
        {
            var path = $"messages[{turns.Count}]";
            turns.Add(
                new(Role(message, path), _content.Read(message.Field("content"), path + ".content")) { Source = path }
            );
        }
        if (turns is [.., { Role: TurnRole.Assistant } last])
        {
            turns[^1] = last with { IsPrefix = true };
        }
        return turns.MoveToImmutable();
    }

    private TurnRole Role(JsonElement message, string path)
    {
        switch (message.TextIn("role"))
        {
            case "user":
                return TurnRole.User;
            case "assistant":
                return TurnRole.Assistant;
            case "system":
                return TurnRole.System;
            default:
                _notes.Invalid(path + ".role", "The role must be user, assistant or system.");
                return TurnRole.User;
        }
    }

    private ImmutableArray<string> ReadStops(JsonElement stops)
    {
        var read = ImmutableArray.CreateBuilder<string>();
        if (stops.ValueKind == JsonValueKind.Array)
        {
            foreach (var stop in stops.EnumerateArray())
            {
                if (stop.ValueKind == JsonValueKind.String)
                {
                    read.Add(stop.GetString()!);
                }
            }
        }
        else
        {
            _notes.Invalid("stop_sequences", "The stop sequences must be a list of texts.");
        }
        return read.ToImmutable();
    }

    private double? Number(string name, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number))
        {
            return number;
        }
        _notes.Invalid(name, $"The field {name} must be a number.");
        return null;
    }
}
