using System.Text.Json;

namespace Solaris.FakeProvider;

/// <summary>Decides what a Messages call is answered: thoughts, tool calls, JSON that fits a schema, or text; never over the output cap.</summary>
internal static class MessagesAnswer
{
    public static Choice For(FakeCall call)
    {
        var left = call.Number("max_tokens") ?? 0;
        var thoughts = Take(Words.Tokens(~call.Seed, ThinkingTokens(call)), ref left);
        var tools = ToolsOf(call, ref left);
        var content = tools.Length > 0 ? [] : Take(ContentOf(call), ref left);
        var finish =
            left < 0 ? "max_tokens"
            : tools.Length > 0 ? "tool_use"
            : "end_turn";
        return new Choice(0, thoughts, content, tools, finish);
    }

    /// <summary>Cuts to what is left of the cap; a cap that cut something is left at −1.</summary>
    private static string[] Take(string[] tokens, ref int left)
    {
        var fits = Math.Min(tokens.Length, Math.Max(left, 0));
        left = fits < tokens.Length ? -1 : left - fits;
        return tokens[..fits];
    }

    private static int ThinkingTokens(FakeCall call) =>
        call.Script.Number("reasoning")
        ?? (MessagesRules.Text(MessagesRules.Get(call.Body, "thinking"), "type") is "enabled" or "adaptive" ? 6 : 0);

    private static string[] ContentOf(FakeCall call)
    {
        var format = MessagesRules.Get(MessagesRules.Get(call.Body, "output_config"), "format");
        return format.ValueKind == JsonValueKind.Object
            ? Sample(call, MessagesRules.Get(format, "schema"))
            : Words.Tokens(call.Seed, call.Script.Number("tokens") ?? 8 + (int)((uint)call.Seed % 17));
    }

    private static string[] Sample(FakeCall call, JsonElement schema) =>
        Words.Cut(AnswerJson.Text(new SchemaSample(call.Seed).Of(schema) ?? ""));

    /// <summary>Every tool is called once, unless one is named or parallel calls are off; after a tool's result comes text.</summary>
    private static ToolCall[] ToolsOf(FakeCall call, ref int left)
    {
        var choice = MessagesRules.Get(call.Body, "tool_choice");
        if (MessagesRules.Text(choice, "type") == "none" || EndsWithResult(call.Body))
        {
            return [];
        }
        var single = MessagesRules.Get(choice, "disable_parallel_tool_use").ValueKind == JsonValueKind.True;
        var calls = new List<ToolCall>();
        foreach (var tool in MessagesRules.Each(call.Body, "tools"))
        {
            var name = MessagesRules.Text(tool, "name") ?? "";
            var chosen = (MessagesRules.Text(choice, "name") ?? name) == name;
            var ours = MessagesRules.Get(tool, "input_schema");
            if (left > 1 && chosen && !(single && calls.Count > 0) && ours.ValueKind == JsonValueKind.Object)
            {
                left--;
                var id = $"toolu_{(uint)call.Seed:x8}{calls.Count}";
                calls.Add(new ToolCall(id, name, Take(Sample(call, ours), ref left)));
            }
        }
        return [.. calls];
    }

    private static bool EndsWithResult(JsonElement body) =>
        MessagesRules.Each(body, "messages").LastOrDefault() is { ValueKind: JsonValueKind.Object } last
        && MessagesRules.Each(last, "content").Any(block => MessagesRules.Text(block, "type") == "tool_result");
}
