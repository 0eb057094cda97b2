using System.Text.Json.Nodes;

namespace Solaris.FakeProvider;

/// <summary>One chunk of a chat stream.</summary>
/// <param name="Tokens">Output tokens it carries.</param>
/// <param name="Reasoning">How many of them are reasoning.</param>
/// <param name="Text">The content token, for log probabilities.</param>
internal sealed record Delta(int Choice, JsonObject Json, int Tokens, int Reasoning, string? Text, string? Finish)
{
    /// <summary>The chunks of all choices: the choices side by side, each in its own order.</summary>
    public static IEnumerable<Delta> Of(Choice[] choices)
    {
        var running = choices.Select(choice => Of(choice).GetEnumerator()).ToList();
        while (running.Count > 0)
        {
            for (var i = 0; i < running.Count; i++)
            {
                if (running[i].MoveNext())
                {
                    yield return running[i].Current;
                }
                else
                {
                    running[i].Dispose();
                    running.RemoveAt(i--);
                }
            }
        }
    }

    private static IEnumerable<Delta> Of(Choice choice)
    {
        yield return Plain(
            choice,
            new JsonObject
            {
                ["role"] = "assistant",
                ["content"] = "",
                ["refusal"] = null,
            }
        );
        foreach (var token in choice.Reasoning)
        {
            yield return new Delta(choice.Index, new JsonObject { ["reasoning_content"] = token }, 1, 1, null, null);
        }
        foreach (var token in choice.Content)
        {
            yield return new Delta(choice.Index, new JsonObject { ["content"] = token }, 1, 0, token, null);
        }
        for (var i = 0; i < choice.Tools.Length; i++)
        {
            foreach (var delta in OfTool(choice, choice.Tools[i], i))
            {
                yield return delta;
            }
        }
        yield return Plain(choice, []) with
        {
            Finish = choice.Finish,
        };
    }

    private static IEnumerable<Delta> OfTool(Choice choice, ToolCall tool, int index)
    {
        var opening = new JsonObject
        {
            ["index"] = index,
            ["id"] = tool.Id,
            ["type"] = "function",
            ["function"] = new JsonObject { ["name"] = tool.Name, ["arguments"] = "" },
        };
        yield return new Delta(
            choice.Index,
            new JsonObject { ["tool_calls"] = new JsonArray(opening) },
            1,
            0,
            null,
            null
        );
        foreach (var piece in tool.Arguments)
        {
            var part = new JsonObject
            {
                ["index"] = index,
                ["function"] = new JsonObject { ["arguments"] = piece },
            };
            yield return new Delta(
                choice.Index,
                new JsonObject { ["tool_calls"] = new JsonArray(part) },
                1,
                0,
                null,
                null
            );
        }
    }

    private static Delta Plain(Choice choice, JsonObject json) => new(choice.Index, json, 0, 0, null, null);
}
