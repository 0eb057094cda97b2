using Solaris.Providers;

namespace Solaris.OpenAi;

/// <summary>What a call used when its provider did not say: never more than was held for it.</summary>
internal static class LocalCount
{
    public static TokenUsage Count(GenerationCall call, OutputText text)
    {
        var output = (text.Kept.Length + text.Overflow) / OutputText.BytesPerToken;
        return new(call.Hold.InputTokens, 0, 0, 0, Math.Min(output, call.Hold.OutputTokens));
    }
}
