using System.Collections.Frozen;
using System.Text.Json;

namespace Solaris.Quotas.Bounds;

/// <summary>Fields of a request body that never become input tokens at any provider we know.</summary>
internal static class SilentFields
{
    private const int LongestName = 32;

    private static readonly FrozenSet<string> Names = FrozenSet.Create(
        "audio",
        "best_of",
        "dimensions",
        "echo",
        "encoding_format",
        "frequency_penalty",
        "logit_bias",
        "logprobs",
        "max_completion_tokens",
        "max_output_tokens",
        "max_tokens",
        "metadata",
        "modalities",
        "model",
        "n",
        "parallel_tool_calls",
        "presence_penalty",
        "prompt_cache_key",
        "prompt_cache_retention",
        "reasoning",
        "reasoning_effort",
        "safety_identifier",
        "seed",
        "service_tier",
        "stop",
        "store",
        "stream",
        "stream_options",
        "temperature",
        "top_k",
        "top_logprobs",
        "top_p",
        "user",
        "verbosity"
    );

    public static bool Include(ref readonly Utf8JsonReader field)
    {
        if (field.ValueSpan.Length > LongestName)
        {
            return false;
        }
        // An escaped name is compared as it stands and so counts: nobody spells "user" with escapes.
        Span<char> name = stackalloc char[LongestName];
        return System.Text.Ascii.ToUtf16(field.ValueSpan, name, out var length) == System.Buffers.OperationStatus.Done
            && Names.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name[..length]);
    }
}
