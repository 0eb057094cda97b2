using System.Text.Json;
using System.Text.RegularExpressions;

namespace Solaris.FakeProvider;

/// <summary>What Anthropic refuses of <c>tools</c> and <c>tool_choice</c>.</summary>
internal sealed partial class MessagesToolRules(JsonElement body)
{
    private readonly HashSet<string> _names = [];

    public void Check(bool thinks)
    {
        foreach (var tool in MessagesRules.Each(body, "tools"))
        {
            CheckTool(tool);
        }
        var choice = MessagesRules.Get(body, "tool_choice");
        if (choice.ValueKind == JsonValueKind.Undefined)
        {
            return;
        }
        var type = MessagesRules.Text(choice, "type");
        MessagesRules.Require(
            type is "auto" or "any" or "tool" or "none",
            "tool_choice: Input tag does not match any of the expected tags: 'any', 'auto', 'none', 'tool'"
        );
        MessagesRules.Require(_names.Count > 0, "tool_choice may only be specified while providing `tools`.");
        MessagesRules.Require(
            type != "tool" || _names.Contains(MessagesRules.Text(choice, "name") ?? ""),
            "tool_choice.name: Tool not found in provided tools"
        );
        MessagesRules.Require(
            type != "none"
                || MessagesRules.Get(choice, "disable_parallel_tool_use").ValueKind == JsonValueKind.Undefined,
            "tool_choice.none.disable_parallel_tool_use: Extra inputs are not permitted"
        );
        MessagesRules.Require(
            !thinks || type is "auto" or "none",
            "Thinking may not be enabled when tool_choice forces tool use."
        );
    }

    private void CheckTool(JsonElement tool)
    {
        var name = MessagesRules.Text(tool, "name") ?? "";
        MessagesRules.Require(_names.Add(name), "tools: Tool names must be unique.");
        MessagesRules.Require(
            Name().IsMatch(name),
            "tools.0.custom.name: String should match pattern '^[a-zA-Z0-9_-]{1,128}$'"
        );
        if (MessagesRules.Text(tool, "type") is null or "custom")
        {
            MessagesRules.Require(
                MessagesRules.Text(MessagesRules.Get(tool, "input_schema"), "type") == "object",
                "tools.0.custom.input_schema.type: Field required"
            );
        }
    }

    [GeneratedRegex("^[a-zA-Z0-9_-]{1,128}$", RegexOptions.None, matchTimeoutMilliseconds: 200)]
    private static partial Regex Name();
}
