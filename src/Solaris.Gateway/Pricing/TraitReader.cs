namespace Solaris.Pricing;

/// <summary>Reads what a model can do from LiteLLM's <c>supports_…</c> fields.</summary>
internal static class TraitReader
{
    /// <param name="name">The model's, because one field means different things: see <see cref="StructuredOutput"/>.</param>
    public static ModelTraits Read(string name, IReadOnlyDictionary<string, bool> flags)
    {
        bool? Supports(string what) => flags.TryGetValue("supports_" + what, out var yes) ? yes : null;
        return new()
        {
            Tools = Supports("function_calling"),
            ToolChoice = Supports("tool_choice"),
            ParallelTools = Supports("parallel_function_calling"),
            Vision = Supports("vision"),
            Pdf = Supports("pdf_input"),
            AudioInput = Supports("audio_input"),
            VideoInput = Supports("video_input"),
            StructuredOutput = StructuredOutput(name, Supports),
            SamplingParameters = Supports("sampling_params"),
            AssistantPrefill = Supports("assistant_prefill"),
            MidConversationSystem = Supports("mid_conversation_system"),
            Reasoning = Supports("reasoning"),
            AdaptiveThinking = Supports("adaptive_thinking"),
            NoneEffort = Supports("none_reasoning_effort"),
            MinimalEffort = Supports("minimal_reasoning_effort"),
            LowEffort = Supports("low_reasoning_effort"),
            ExtraHighEffort = Supports("xhigh_reasoning_effort"),
            MaxEffort = Supports("max_reasoning_effort"),
        };
    }

    /// <summary>For Claude <c>supports_response_schema</c> is also set where LiteLLM imitates it with a tool: only "native" counts there.</summary>
    private static bool? StructuredOutput(string name, Func<string, bool?> supports) =>
        supports("native_structured_output")
        ?? (name.Contains("claude", StringComparison.OrdinalIgnoreCase) ? null : supports("response_schema"));
}
