using System.Text;
using System.Text.Json.Nodes;

namespace Solaris.OpenAi.Chat;

/// <summary>What a client makes of one choice, put together from whole answers or chunks of any vendor.</summary>
internal sealed class ChatOutline
{
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _thoughts = new();
    private readonly StringBuilder _refusal = new();
    private readonly List<(int Index, string Id, string Name, StringBuilder Arguments)> _calls = [];
    private int _logprobs;
    private string? _finish;

    public static SortedDictionary<int, ChatOutline> Of(IEnumerable<JsonNode?> answers)
    {
        var choices = new SortedDictionary<int, ChatOutline>();
        foreach (var choice in answers.SelectMany(answer => answer?["choices"]?.AsArray() ?? []))
        {
            var index = (int?)choice!["index"] ?? 0;
            if (!choices.TryGetValue(index, out var outline))
            {
                choices[index] = outline = new();
            }
            outline.Add(choice);
        }
        return choices;
    }

    /// <summary>The finish reason as this API's clients must see it: a call of tools is one, whatever the vendor's word.</summary>
    public override string ToString()
    {
        var calls = _calls.Select(call => $"{call.Id} {call.Name} {Compact(call.Arguments)}");
        var finish = _calls.Count > 0 && _finish is "stop" or "function_call" ? "tool_calls" : _finish ?? "stop";
        return string.Join('\n', [_text, _thoughts, _refusal, $"{_logprobs} {finish}", .. calls]);
    }

    private void Add(JsonNode choice)
    {
        var delta = choice["delta"] ?? choice["message"];
        _finish ??= (string?)choice["finish_reason"];
        _logprobs += choice["logprobs"]?["content"]?.AsArray().Count ?? 0;
        if (delta?["content"] is JsonArray parts)
        {
            foreach (var part in parts)
            {
                _text.Append((string?)part!["text"]);
                _thoughts.AppendJoin("", (part["thinking"]?.AsArray() ?? []).Select(one => (string?)one!["text"]));
            }
        }
        else
        {
            _text.Append((string?)delta?["content"]);
        }
        var thoughts = (string?)delta?["reasoning_content"];
        _thoughts.Append(string.IsNullOrEmpty(thoughts) ? (string?)delta?["reasoning"] : thoughts);
        _refusal.Append((string?)delta?["refusal"]);
        foreach (var call in delta?["tool_calls"]?.AsArray() ?? [])
        {
            Add(call!, call!["function"]!);
        }
        if (delta?["function_call"] is { } legacy)
        {
            Add(new JsonObject { ["index"] = 0 }, legacy);
        }
    }

    private void Add(JsonNode call, JsonNode function)
    {
        var index = (int?)call["index"] ?? _calls.Count;
        var at = _calls.FindIndex(known => known.Index == index);
        if (at < 0)
        {
            // Calls of the first API have no ids; translations give them one.
            _calls.Add((index, (string?)call["id"] ?? "", (string?)function["name"] ?? "", new StringBuilder()));
            at = _calls.Count - 1;
        }
        _calls[at].Arguments.Append((string?)function["arguments"]);
    }

    private static string Compact(StringBuilder arguments) => arguments.Length == 0 ? "{}" : arguments.ToString();

    /// <summary>For answers whose calls came without ids.</summary>
    public bool LacksIds => _calls.Exists(call => call.Id.Length == 0);

    public void ForgetIds()
    {
        for (var i = 0; i < _calls.Count; i++)
        {
            _calls[i] = _calls[i] with { Id = "" };
        }
    }
}
