using System.Text.Json;

namespace Solaris.Fixtures;

/// <summary>The classes a recording must be metered at. A null reasoning count means that the provider does not say.</summary>
public sealed record ExpectedMeter(
    long Uncached,
    long CacheRead,
    long CacheWrite,
    long CacheWriteHour,
    long Output,
    long? Reasoning,
    long AudioInput,
    long AudioOutput,
    long ImageInput,
    long ImageOutput
)
{
    /// <summary>What the provider's own loops used: billed, but not in the totals.</summary>
    internal TokenUsage Beside { get; init; }

    internal static ExpectedMeter Read(JsonElement meter) =>
        new(
            meter.GetProperty("input_uncached").GetInt64(),
            meter.GetProperty("input_cache_read").GetInt64(),
            meter.GetProperty("input_cache_write_5m").GetInt64(),
            meter.GetProperty("input_cache_write_1h").GetInt64(),
            meter.GetProperty("output_total").GetInt64(),
            meter.GetProperty("output_reasoning") is { ValueKind: JsonValueKind.Number } reasoning
                ? reasoning.GetInt64()
                : null,
            Count(meter, "input_audio"),
            Count(meter, "output_audio"),
            Count(meter, "input_image"),
            Count(meter, "output_image")
        )
        {
            Beside = meter.TryGetProperty("billable_by_iteration", out var iterations)
                ? iterations
                    .EnumerateArray()
                    .Where(one => one.GetProperty("type").GetString() != "message")
                    .Aggregate(TokenUsage.None, (sum, one) => sum + Iteration(one))
                : TokenUsage.None,
        };

    private static TokenUsage Iteration(JsonElement one) =>
        new(
            one.GetProperty("input_tokens").GetInt64(),
            one.GetProperty("cache_read_input_tokens").GetInt64(),
            one.GetProperty("cache_creation_input_tokens").GetInt64(),
            0,
            one.GetProperty("output_tokens").GetInt64()
        );

    internal TokenUsage Usage =>
        Beside
        + new TokenUsage(
            Uncached,
            CacheRead,
            CacheWrite,
            CacheWriteHour,
            Output,
            Reasoning ?? 0,
            AudioInput,
            AudioOutput,
            ImageInput,
            ImageOutput
        );

    private static long Count(JsonElement meter, string name) =>
        meter.TryGetProperty(name, out var count) ? count.GetInt64() : 0;
}
