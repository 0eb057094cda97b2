namespace Solaris.Providers.OpenAi;

/// <summary>How an OpenAI-dialect provider counts; see docs/architecture.md, metering.</summary>
internal enum UsageRule
{
    /// <summary>prompt_tokens includes cached and written tokens, completion_tokens includes reasoning.</summary>
    OpenAiInclusive,

    /// <summary>completion_tokens leaves reasoning out (xAI chat).</summary>
    ReasoningExclusive,

    /// <summary>Audio input is outside prompt_tokens (Mistral).</summary>
    AudioExclusive,

    /// <summary>completion_tokens omits thinking: the output is total − prompt (Gemini's OpenAI front).</summary>
    OutputIsTheRest,
}
