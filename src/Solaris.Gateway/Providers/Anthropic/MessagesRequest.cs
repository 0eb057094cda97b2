using Solaris.Conversations;

namespace Solaris.Providers.Anthropic;

/// <summary>What is decided about a request before its body is written: decisions that depend on each other.</summary>
internal sealed class MessagesRequest
{
    public MessagesRequest(Prompt prompt, ModelTraits traits, TranslationNotes notes)
    {
        (Prompt, Notes) = (prompt, notes);
        Rules = ClaudeRules.Of(prompt.Model, traits);
        Names = new ToolNames(prompt);
        Format = FormatPlans.Of(prompt, Rules, notes);
        Tools = OfferedTools.Of(prompt, notes);
        (Choice, ForcedTool) = ChoiceOf();
        Thinking = ThinkingPlan.Of(prompt, Rules, Choice is "any" or "tool", notes);
        Messages = new Messages(prompt, Rules, Thinking.IsOn, notes);
    }

    public Prompt Prompt { get; }
    public TranslationNotes Notes { get; }
    public ClaudeRules Rules { get; }
    public ToolNames Names { get; }
    public FormatPlan Format { get; }
    public IReadOnlyList<ToolDefinition> Tools { get; }

    /// <summary>The type of <c>tool_choice</c>; null leaves it to the default.</summary>
    public string? Choice { get; }

    /// <summary>The one tool that must be called, in Anthropic's alphabet; null when there is none.</summary>
    public string? ForcedTool { get; }
    public ThinkingPlan Thinking { get; }
    public Messages Messages { get; }

    public bool HasTools => Tools.Count > 0 || Format == FormatPlan.Tool;

    private string NameOf(string name)
    {
        foreach (var tool in Prompt.Tools)
        {
            if (tool.Name == name && tool.Hosted is { } hosted)
            {
                return HostedTools.NameOf(hosted);
            }
        }
        return Names.There(name);
    }

    private (string? Choice, string? ForcedTool) ChoiceOf()
    {
        if (!HasTools)
        {
            return (null, null);
        }
        if (Format == FormatPlan.Tool)
        {
            // The client's tools stay callable: any call will do, and the answer is one.
            return Tools.Count > 0 && Prompt.ToolChoice?.Mode != ToolChoiceMode.None
                ? ("any", null)
                : ("tool", Names.Answer);
        }
        if (Prompt.Tools.IsEmpty)
        {
            return ("none", null); // What is there are the stubs of the history.
        }
        return Prompt.ToolChoice switch
        {
            null => (null, null),
            { Mode: ToolChoiceMode.None } => ("none", null),
            { Mode: ToolChoiceMode.Auto } => ("auto", null),
            { Names: [var name] } => ("tool", NameOf(name)),
            _ => ("any", null),
        };
    }
}
