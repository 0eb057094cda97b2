using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Solaris;

/// <summary>The prices of one model, in micro-units per million tokens or pieces.</summary>
/// <param name="Rates">For short prompts at the usual tier.</param>
[method: JsonConstructor]
internal sealed record ModelPrice(TokenRates Rates)
{
    private const long Million = 1_000_000;

    /// <summary>One price a class, whatever the length and the tier. Null where the class costs what the class before it costs.</summary>
    public ModelPrice(
        long input,
        long output,
        long? cacheRead = null,
        long? cacheWrite5m = null,
        long? cacheWrite1h = null
    )
        : this(
            new TokenRates
            {
                Input = input,
                Output = output,
                CacheRead = cacheRead ?? input,
                CacheWrite5m = cacheWrite5m ?? input,
                CacheWrite1h = cacheWrite1h ?? cacheWrite5m ?? input,
                Reasoning = output,
                AudioInput = input,
                AudioCacheRead = cacheRead ?? input,
                AudioOutput = output,
                ImageInput = input,
                ImageOutput = output,
            }
        ) { }

    /// <summary>Of those that apply to a call the last one holds: the usual tier's first, each tier's by rising length.</summary>
    public ImmutableArray<PriceVariant> Variants { get; init; } = [];
    public UnitPrices Units { get; init; } = UnitPrices.None;
    public PriceFactors Factors { get; init; } = PriceFactors.None;

    public long Input => Rates.Input;
    public long Output => Rates.Output;

    /// <summary>The cost of <paramref name="usage"/> in micro-dollars, rounded up once.</summary>
    public long Cost(in MeteredUsage usage) => Cost(usage, ExchangeRate.Usd);

    /// <summary>
    /// The cost in micro-units of the organisation's currency: tokens times prices times the rate, exactly, and then rounded
    /// up once. 0 while the rate is not known.
    /// </summary>
    public long Cost(in MeteredUsage usage, ExchangeRate rate)
    {
        var rates = RatesOf(usage.Tokens.Input, PriceTiers.Of(usage.ServiceTier));
        var dollars = checked(rates.Scaled(usage.Tokens) * Factors.Of(usage) + Units.Scaled(usage) * PriceFactors.One);
        return RoundUp(dollars, rate.Micros);
    }

    /// <summary>The price of calls that are certain to be served at <paramref name="tier"/>.</summary>
    public ModelPrice At(PriceTier tier) =>
        this with
        {
            Rates = RatesOf(0, tier),
            Variants =
            [
                .. Variants
                    .Where(variant => variant.From > 0 && (variant.Tier == tier || variant.Tier == PriceTier.Standard))
                    .Select(variant => variant with { Tier = PriceTier.Standard }),
            ],
        };

    /// <summary>The dearest a million input tokens can be, in a prompt of at most <paramref name="prompt"/> tokens.</summary>
    public long InputCeiling(long prompt, PriceTier dearest, bool fast) =>
        Ceiling(prompt, dearest, fast, rates => rates.InputCeiling);

    /// <inheritdoc cref="InputCeiling"/>
    public long OutputCeiling(long prompt, PriceTier dearest, bool fast) =>
        Ceiling(prompt, dearest, fast, rates => rates.OutputCeiling);

    /// <summary>The most that is billed besides tokens when no more than <paramref name="most"/> is used.</summary>
    public long FeeCeiling(in MeteredUsage most) =>
        checked(RoundUp(Units.ScaledCeiling(most) * PriceFactors.One, ExchangeRate.One));

    /// <summary>The cost of <paramref name="tokens"/> at <paramref name="perMillion"/>, rounded up.</summary>
    public static long Ceiling(long tokens, long perMillion) =>
        checked((long)(((Int128)tokens * perMillion + Million - 1) / Million));

    private TokenRates RatesOf(long prompt, PriceTier tier)
    {
        var rates = Rates;
        foreach (var variant in Variants)
        {
            if (variant.From <= prompt && (variant.Tier == tier || variant.Tier == PriceTier.Standard))
            {
                rates = variant.Rates;
            }
        }
        return rates;
    }

    private long Ceiling(long prompt, PriceTier dearest, bool fast, Func<TokenRates, long> rate)
    {
        var ceiling = rate(Rates);
        foreach (var variant in Variants)
        {
            if (variant.From <= prompt && (variant.Tier <= dearest || variant.Tier == PriceTier.Standard))
            {
                ceiling = Math.Max(ceiling, rate(variant.Rates));
            }
        }
        return Ceiling(ceiling, Factors.Ceiling(fast));
    }

    private static long RoundUp(Int128 scaled, long rate)
    {
        var whole = (Int128)Million * Million * ExchangeRate.One;
        return checked((long)((scaled * rate + whole - 1) / whole));
    }
}
