using System.Text.Json;

namespace Solaris.FakeProvider;

/// <summary>Decides what to answer: tool calls, JSON that fits a schema, or text; never over the output cap.</summary>
internal static class ChatAnswer
{
    public static Choice[] For(FakeCall call)
    {
        var choices = new Choice[Math.Clamp(call.Number("n") ?? 1, 1, 16)];
        for (var i = 0; i < choices.Length; i++)
        {
            choices[i] = ChoiceOf(call, i);
        }
        return choices;
    }

    private static Choice ChoiceOf(FakeCall call, int index)
    {
        var seed = unchecked(call.Seed + index * 7919);
        var left = call.Number("max_completion_tokens") ?? call.Number("max_tokens") ?? int.MaxValue;
        var reasoning = Take(Words.Tokens(~seed, ReasoningTokens(call)), ref left);
        var tools = ToolsOf(call, seed, ref left);
        if (tools.Length > 0)
        {
            return new Choice(index, reasoning, [], tools, left < 0 ? "length" : "tool_calls");
        }
        var content = Take(ContentOf(call, seed), ref left);
        return new Choice(index, reasoning, content, [], left < 0 ? "length" : "stop");
    }

    /// <summary>Cuts to what is left of the cap; a cap that cut something is left at −1.</summary>
    private static string[] Take(string[] tokens, ref int left)
    {
        var fits = Math.Min(tokens.Length, Math.Max(left, 0));
        left = fits < tokens.Length ? -1 : left - fits;
        return tokens[..fits];
    }

    private static int ReasoningTokens(FakeCall call) =>
        call.Script.Number("reasoning")
        ?? (call.Model.Contains("reasoning") || call.Text("reasoning_effort") != null ? 6 : 0);

    private static string[] ContentOf(FakeCall call, int seed)
    {
        if (call.Object("response_format") is { } format && format.GetProperty("type").GetString() is not "text")
        {
            var schema = format.TryGetProperty("json_schema", out var named)
                ? named.GetProperty("schema")
                : (JsonElement?)null;
            return Words.Cut(AnswerJson.Text(new SchemaSample(seed).Of(schema) ?? ""));
        }
        return Words.Tokens(seed, call.Script.Number("tokens") ?? 8 + (int)((uint)seed % 17));
    }

    /// <summary>Every tool is called once, unless one is named or parallel calls are off; after a tool's result comes text.</summary>
    private static ToolCall[] ToolsOf(FakeCall call, int seed, ref int left)
    {
        if (!call.Body.TryGetProperty("tools", out var tools) || HasResult(call) || call.Text("tool_choice") == "none")
        {
            return [];
        }
        var chosen = call.Object("tool_choice")?.GetProperty("function").GetProperty("name").GetString();
        var single = call.Body.TryGetProperty("parallel_tool_calls", out var parallel) && !parallel.GetBoolean();
        var calls = new List<ToolCall>();
        foreach (var tool in tools.EnumerateArray())
        {
            var function = tool.GetProperty("function");
            var name = function.GetProperty("name").GetString() ?? "";
            if (left > 1 && (chosen ?? name) == name && !(single && calls.Count > 0))
            {
                left--;
                calls.Add(
                    new ToolCall($"call_{(uint)seed:x8}{calls.Count}", name, ArgumentsOf(function, seed, ref left))
                );
            }
        }
        return [.. calls];
    }

    private static string[] ArgumentsOf(JsonElement function, int seed, ref int left)
    {
        var schema = function.TryGetProperty("parameters", out var given) ? given : (JsonElement?)null;
        return Take(Words.Cut(AnswerJson.Text(new SchemaSample(seed).Of(schema) ?? "")), ref left);
    }

    /// <summary>True when a tool's result stands behind the last thing the model said.</summary>
    private static bool HasResult(FakeCall call) =>
        call.Body.TryGetProperty("messages", out var messages)
        && messages
            .EnumerateArray()
            .Reverse()
            .Select(message => message.GetProperty("role").GetString())
            .TakeWhile(role => role != "assistant")
            .Contains("tool");
}
