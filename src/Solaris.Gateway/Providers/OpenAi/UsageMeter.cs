namespace Solaris.Providers.OpenAi;

/// <summary>
/// Turns what a provider reports into disjoint classes. Counts that contradict each other are clamped, because a part
/// greater than its whole (seen: 314 cached of 203 prompt tokens) would make a negative class, and a negative bill.
/// </summary>
internal static class UsageMeter
{
    public static TokenUsage Measure(in ReportedUsage usage, UsageRule rule)
    {
        var prompt = Prompt(usage);
        var audioInput = usage.AudioInput ?? 0;
        var (output, reasoning) = Output(usage, rule, prompt);
        // Mistral counts audio beside the prompt: only its own total tells.
        if (rule == UsageRule.AudioExclusive && audioInput > 0 && usage.Total >= prompt + audioInput + output)
        {
            prompt += audioInput;
        }
        var cached = Math.Min(usage.Cached ?? usage.CacheHit ?? 0, prompt);
        var written = Math.Min(usage.CacheWritten ?? 0, prompt - cached); // OpenRouter counts Gemini's writes in both.
        return new(
            InputUncached: prompt - cached - written,
            InputCacheRead: cached,
            InputCacheWrite5m: written,
            InputCacheWrite1h: 0,
            OutputTotal: output,
            OutputReasoning: Math.Min(reasoning, output),
            AudioInput: Math.Min(audioInput, prompt),
            AudioOutput: Math.Min(usage.AudioOutput ?? 0, output),
            ImageInput: Math.Min(usage.ImageInput ?? 0, prompt),
            ImageOutput: Math.Min(usage.ImageOutput ?? 0, output)
        );
    }

    private static long Prompt(in ReportedUsage usage)
    {
        if (usage.Prompt is { } prompt)
        {
            return prompt;
        }
        return usage.CacheHit is null && usage.CacheMiss is null
            ? Math.Max(0, (usage.Total ?? 0) - (usage.Completion ?? 0))
            : (usage.CacheHit ?? 0) + (usage.CacheMiss ?? 0);
    }

    private static (long Output, long Reasoning) Output(in ReportedUsage usage, UsageRule rule, long prompt)
    {
        var completion = usage.Completion ?? Math.Max(0, (usage.Total ?? 0) - prompt);
        var reasoning = usage.Reasoning ?? 0;
        return rule switch
        {
            // A total that leaves no room for reasoning says that completion_tokens has it already.
            UsageRule.ReasoningExclusive when usage.Total != prompt + completion => (completion + reasoning, reasoning),
            UsageRule.OutputIsTheRest when usage.Total > prompt + completion => (
                usage.Total.Value - prompt,
                usage.Total.Value - prompt - completion
            ),
            _ => (completion, reasoning),
        };
    }
}
