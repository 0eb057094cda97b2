using System.Collections.Immutable;

namespace Solaris.Pricing;

/// <summary>Makes a model's price out of the fields of a table: every class, length and tier gets its own number.</summary>
internal sealed class PriceSheet
{
    private readonly PriceFields _fields;
    private readonly Dictionary<PriceKey, long> _prices = [];
    private readonly long[] _thresholds;
    private readonly PriceTier[] _tiers;

    public PriceSheet(PriceFields fields)
    {
        _fields = fields;
        foreach (var (name, value) in fields.Values)
        {
            if (PriceKey.Parse(name) is { } key && value >= 0)
            {
                _prices[key] = TokenPrice.PerMillion(value);
            }
        }
        _thresholds = [.. _prices.Keys.Select(key => key.Above).Append(0).Distinct().Order()];
        _tiers = [.. _prices.Keys.Select(key => key.Tier).Append(PriceTier.Standard).Distinct().Order()];
    }

    public ModelPrice? Read()
    {
        var units = new UnitSheet(_fields, Own).Read();
        var isToken = Own(PriceClass.Input) is not null && Own(PriceClass.Output) is not null;
        if (!isToken && !IsPricedOtherwise(units))
        {
            return null;
        }
        return new(Rates(0, PriceTier.Standard))
        {
            Variants = Variants(),
            Units = units,
            Factors = Factors(),
        };
    }

    /// <summary>Embeddings have no output, pictures and speech are paid by the piece or have tokens of their own.</summary>
    private bool IsPricedOtherwise(UnitPrices units) =>
        _fields.Mode switch
        {
            "embedding" or "rerank" => Own(PriceClass.Input) is not null || units.Call > 0,
            "image_generation" or "image_edit" => units.Image > 0 || Own(PriceClass.ImageOutput) is not null,
            "audio_transcription" => units.AudioMillisecond > 0,
            "audio_speech" => units.Character > 0 || units.AudioMillisecond > 0,
            _ => false,
        };

    private ImmutableArray<PriceVariant> Variants()
    {
        var variants = new List<PriceVariant>();
        foreach (var tier in _tiers)
        {
            foreach (var above in _thresholds)
            {
                if (above > 0 || tier != PriceTier.Standard)
                {
                    variants.Add(new(From(above), tier, Rates(above, tier)));
                }
            }
        }
        return variants.Count == 0 ? [] : [.. variants];
    }

    /// <summary>Google and OpenAI raise the price above the threshold, xAI on it.</summary>
    private long From(long above) => above == 0 || _fields.Provider == "xai" ? above : above + 1;

    private TokenRates Rates(long above, PriceTier tier)
    {
        long Of(PriceClass own, PriceClass other, long otherPrice) => Follow(own, other, otherPrice, above, tier);
        var input = Find(PriceClass.Input, above, tier) ?? 0;
        var output = Find(PriceClass.Output, above, tier) ?? Find(PriceClass.ImageOutput, above, tier) ?? 0;
        var cacheRead = Of(PriceClass.CacheRead, PriceClass.Input, input);
        var write5m = Of(PriceClass.CacheWrite5m, PriceClass.Input, input);
        return new()
        {
            Input = input,
            Output = output,
            CacheRead = cacheRead,
            CacheWrite5m = write5m,
            CacheWrite1h = Of(PriceClass.CacheWrite1h, PriceClass.CacheWrite5m, write5m),
            Reasoning = Of(PriceClass.Reasoning, PriceClass.Output, output),
            AudioInput = Of(PriceClass.AudioInput, PriceClass.Input, input),
            AudioCacheRead = Of(PriceClass.AudioCacheRead, PriceClass.CacheRead, cacheRead),
            AudioOutput = Of(PriceClass.AudioOutput, PriceClass.Output, output),
            ImageInput = Of(PriceClass.ImageInput, PriceClass.Input, input),
            ImageOutput = Of(PriceClass.ImageOutput, PriceClass.Output, output),
        };
    }

    /// <summary>A class without a price of its own, or with the same one as <paramref name="other"/>, follows that class into its tiers.</summary>
    private long Follow(PriceClass own, PriceClass other, long otherPrice, long above, PriceTier tier)
    {
        if (_prices.TryGetValue(new(own, above, tier), out var exact))
        {
            return exact;
        }
        return Own(own) is { } usual && usual == Own(other) ? otherPrice : Find(own, above, tier) ?? otherPrice;
    }

    /// <summary>
    /// The price of a class; where a length and a tier are priced but not both together, the dearer of the two, so that a
    /// long prompt never gets cheaper by being urgent.
    /// </summary>
    private long? Find(PriceClass own, long above, PriceTier tier)
    {
        var (plain, plainAbove) = Nearest(own, above, PriceTier.Standard);
        var (tiered, tieredAbove) = tier == PriceTier.Standard ? (null, 0) : Nearest(own, above, tier);
        return tiered is null ? plain
            : plain is null || tieredAbove >= plainAbove ? tiered
            : Math.Max(tiered.Value, plain.Value);
    }

    private (long? Price, long Above) Nearest(PriceClass own, long above, PriceTier tier)
    {
        for (var at = _thresholds.Length - 1; at >= 0; at--)
        {
            if (_thresholds[at] <= above && _prices.TryGetValue(new(own, _thresholds[at], tier), out var price))
            {
                return (price, _thresholds[at]);
            }
        }
        return (null, 0);
    }

    private long? Own(PriceClass own) =>
        _prices.TryGetValue(new(own, 0, PriceTier.Standard), out var price) ? price : null;

    private PriceFactors Factors() =>
        new(
            Factor("provider_specific_entry.fast"),
            Math.Max(Factor("provider_specific_entry.us"), Factor("regional_processing_uplift_multiplier_us")),
            Factor("regional_processing_uplift_multiplier_eu")
        );

    private long Factor(string name) =>
        _fields.Values.TryGetValue(name, out var factor) && factor is > 0 and < 1_000
            ? (long)decimal.Ceiling(factor * PriceFactors.One)
            : PriceFactors.One;
}
