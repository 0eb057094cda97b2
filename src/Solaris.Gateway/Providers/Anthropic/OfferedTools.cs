using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.Providers.Anthropic;

/// <summary>
/// The tools a model may call: those of the client that its choice allows, or stubs for the calls of the history, which are refused
/// when no tools are defined at all.
/// </summary>
internal static class OfferedTools
{
    public static List<ToolDefinition> Of(Prompt prompt, TranslationNotes notes)
    {
        var tools = prompt.Tools.IsEmpty ? Stubs(prompt) : Allowed(prompt, notes);
        if (
            prompt.Other.TryGetValue("web_search_options", out var options)
            && options.ValueKind == JsonValueKind.Object
        )
        {
            tools.Add(new ToolDefinition("web_search") { Hosted = options });
        }
        return tools;
    }

    private static List<ToolDefinition> Allowed(Prompt prompt, TranslationNotes notes)
    {
        var known = prompt.Tools.Where(tool => IsKnown(tool, notes)).ToList();
        if (prompt.ToolChoice is not { Names.IsEmpty: false } choice)
        {
            return known;
        }
        var allowed = known.Where(tool => choice.Names.Contains(tool.Name)).ToList();
        if (allowed.Count == 0)
        {
            notes.Invalid("tool_choice", "The tools it names are not among the tools.");
        }
        return choice is { Mode: ToolChoiceMode.Required, Names.Length: 1 } ? known : allowed; // tool_choice names it.
    }

    private static bool IsKnown(ToolDefinition tool, TranslationNotes notes)
    {
        if (tool.Hosted is not { } hosted || HostedTools.AreKnown(hosted))
        {
            return true;
        }
        notes.Unsupported("tools", $"Claude has no tool of the type '{tool.Name}'.");
        return false;
    }

    private static List<ToolDefinition> Stubs(Prompt prompt) =>
        [
            .. prompt
                .Turns.SelectMany(turn => turn.Parts)
                .OfType<ToolCallPart>()
                .Select(call => call.Name)
                .Distinct(StringComparer.Ordinal)
                .Select(name => new ToolDefinition(name)),
        ];
}
