namespace Solaris;

/// <summary>
/// What a model can do, from LiteLLM's <c>supports_…</c> fields: it decides how a call is translated. Null means that nobody said.
/// </summary>
internal sealed record ModelTraits
{
    public static readonly ModelTraits Unknown = new();

    public bool? Tools { get; init; }
    public bool? ToolChoice { get; init; }
    public bool? ParallelTools { get; init; }
    public bool? Vision { get; init; }
    public bool? Pdf { get; init; }
    public bool? AudioInput { get; init; }
    public bool? VideoInput { get; init; }

    /// <summary>JSON Schema as a constraint of the answer (<c>supports_native_structured_output</c>, <c>supports_response_schema</c>).</summary>
    public bool? StructuredOutput { get; init; }

    /// <summary>False where temperature, top_p and top_k are refused.</summary>
    public bool? SamplingParameters { get; init; }

    /// <summary>Whether the answer may go on from a last assistant's turn.</summary>
    public bool? AssistantPrefill { get; init; }

    /// <summary>Whether <c>system</c> may come in the middle of a conversation.</summary>
    public bool? MidConversationSystem { get; init; }
    public bool? Reasoning { get; init; }

    /// <summary>Anthropic's <c>thinking: adaptive</c> with an effort, instead of a budget.</summary>
    public bool? AdaptiveThinking { get; init; }
    public bool? NoneEffort { get; init; }
    public bool? MinimalEffort { get; init; }
    public bool? LowEffort { get; init; }
    public bool? ExtraHighEffort { get; init; }
    public bool? MaxEffort { get; init; }
}
