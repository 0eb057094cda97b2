using System.Collections.Frozen;
using System.Globalization;

namespace Solaris.Pricing;

/// <summary>
/// The name of a price in LiteLLM's table: a class, then <c>_above_200k_tokens</c>, then <c>_priority</c>, <c>_flex</c> or
/// <c>_batches</c>.
/// </summary>
/// <param name="Above">Tokens of the prompt above which it applies; 0 for any prompt.</param>
internal readonly record struct PriceKey(PriceClass Class, long Above, PriceTier Tier)
{
    private const string Threshold = "_above_";
    private const string Tokens = "_tokens";

    private static readonly (string Suffix, PriceTier Tier)[] Tiers =
    [
        ("_priority", PriceTier.Priority),
        ("_flex", PriceTier.Flex),
        ("_batches", PriceTier.Batch),
    ];

    private static readonly FrozenDictionary<string, PriceClass> Classes = new Dictionary<string, PriceClass>
    {
        ["input_cost_per_token"] = PriceClass.Input,
        ["output_cost_per_token"] = PriceClass.Output,
        ["cache_read_input_token_cost"] = PriceClass.CacheRead,
        ["input_cost_per_token_cache_hit"] = PriceClass.CacheRead,
        ["cache_creation_input_token_cost"] = PriceClass.CacheWrite5m,
        ["cache_creation_input_token_cost_above_1hr"] = PriceClass.CacheWrite1h,
        ["output_cost_per_reasoning_token"] = PriceClass.Reasoning,
        ["input_cost_per_audio_token"] = PriceClass.AudioInput,
        ["cache_read_input_audio_token_cost"] = PriceClass.AudioCacheRead,
        ["output_cost_per_audio_token"] = PriceClass.AudioOutput,
        ["input_cost_per_image_token"] = PriceClass.ImageInput,
        ["output_cost_per_image_token"] = PriceClass.ImageOutput,
        ["input_cost_per_image"] = PriceClass.ImageAsked,
        ["output_cost_per_image"] = PriceClass.ImageMade,
        ["input_cost_per_second"] = PriceClass.SecondHeard,
        ["output_cost_per_second"] = PriceClass.SecondSpoken,
        ["input_cost_per_character"] = PriceClass.CharacterRead,
        ["output_cost_per_character"] = PriceClass.CharacterWritten,
        ["input_cost_per_request"] = PriceClass.Call,
        ["input_cost_per_query"] = PriceClass.Call,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Null for a name that means nothing to us: new ones appear every month.</summary>
    public static PriceKey? Parse(string name)
    {
        var rest = name.AsSpan();
        var tier = TakeTier(ref rest);
        var above = TakeThreshold(ref rest);
        return Classes.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(rest, out var found)
            ? new(found, above, tier)
            : null;
    }

    private static PriceTier TakeTier(ref ReadOnlySpan<char> name)
    {
        foreach (var (suffix, tier) in Tiers)
        {
            if (name.EndsWith(suffix))
            {
                name = name[..^suffix.Length];
                return tier;
            }
        }
        return PriceTier.Standard;
    }

    private static long TakeThreshold(ref ReadOnlySpan<char> name)
    {
        var at = name.LastIndexOf(Threshold);
        if (at < 0 || !name.EndsWith(Tokens))
        {
            return 0;
        }
        var number = name[(at + Threshold.Length)..^Tokens.Length];
        var thousands = number is [.., 'k'];
        if (
            !int.TryParse(
                thousands ? number[..^1] : number,
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var value
            )
        )
        {
            return 0;
        }
        name = name[..at];
        return value * (thousands ? 1_000L : 1L);
    }
}
