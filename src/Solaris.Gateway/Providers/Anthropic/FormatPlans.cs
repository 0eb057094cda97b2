using Solaris.Conversations;

namespace Solaris.Providers.Anthropic;

/// <summary>Chooses how an answer is made to be JSON.</summary>
internal static class FormatPlans
{
    public static FormatPlan Of(Prompt prompt, ClaudeRules rules, TranslationNotes notes)
    {
        if (prompt.Format is not { } format)
        {
            return FormatPlan.None;
        }
        if (format.Schema is not { } schema)
        {
            return FormatPlan.Instruction;
        }
        if (rules.NativeFormat)
        {
            return FormatPlan.Native;
        }
        if (prompt.ToolChoice is { Mode: ToolChoiceMode.Required })
        {
            return FormatPlan.None; // This turn ends with a call of the client's own tools, not with an answer.
        }
        if (schema.Text("type") == "object")
        {
            return FormatPlan.Tool;
        }
        notes.Unsupported("response_format.json_schema.schema", "This model takes schemas of objects only.");
        return FormatPlan.None;
    }
}
