using System.Text.Json;

namespace Solaris.Fixtures;

/// <summary>The classes a recording must be metered at. A null reasoning count means that the provider does not say.</summary>
public sealed record ExpectedMeter(
    long Uncached,
    long CacheRead,
    long CacheWrite,
    long Output,
    long? Reasoning,
    long AudioInput
)
{
    internal static ExpectedMeter Read(JsonElement meter) =>
        new(
            meter.GetProperty("input_uncached").GetInt64(),
            meter.GetProperty("input_cache_read").GetInt64(),
            meter.GetProperty("input_cache_write_5m").GetInt64(),
            meter.GetProperty("output_total").GetInt64(),
            meter.GetProperty("output_reasoning") is { ValueKind: JsonValueKind.Number } reasoning
                ? reasoning.GetInt64()
                : null,
            meter.TryGetProperty("input_audio", out var audio) ? audio.GetInt64() : 0
        );

    internal TokenUsage Usage => new(Uncached, CacheRead, CacheWrite, 0, Output, Reasoning ?? 0, AudioInput);
}
