using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Solaris.Pricing;

/// <summary>Some providers say what a call cost: price book times the usage it must be metered at must give the same.</summary>
public sealed class ReportedCostTests
{
    private static readonly PriceBook Book = new();

    public static TheoryData<string, string, decimal> Reported()
    {
        var rows = new TheoryData<string, string, decimal>();
        using var oracle = Read("cost-oracle.json");
        // The rest adds a fee per tool call or for storage, which no answer counts.
        foreach (
            var row in oracle.RootElement.EnumerateArray().Where(row => row.GetProperty("exact_match").GetBoolean())
        )
        {
            rows.Add(
                row.GetProperty("id").GetString()!,
                row.GetProperty("price_key").GetString()!,
                row.GetProperty("provider_reported_cost_usd").GetDecimal()
            );
        }
        return rows;
    }

    [Theory]
    [MemberData(nameof(Reported))]
    public void The_cost_is_what_the_provider_reported(string id, string model, decimal usd)
    {
        using var meters = Read("cost-oracle.meters.json");
        var usage = Usage(meters.RootElement.GetProperty(id));

        Assert.Equal((long)decimal.Ceiling(usd * 1_000_000), Book.FindByName(model)?.Price?.Cost(usage));
    }

    [Fact]
    public void Enough_reported_costs_are_compared() => Assert.True(Reported().Count >= 30);

    private static TokenUsage Usage(JsonElement meter) =>
        new(
            Count(meter, "input_uncached"),
            Count(meter, "input_cache_read"),
            Count(meter, "input_cache_write_5m"),
            Count(meter, "input_cache_write_1h"),
            Count(meter, "output_total"),
            Count(meter, "output_reasoning"),
            Count(meter, "input_audio"),
            Count(meter, "output_audio")
        );

    private static long Count(JsonElement meter, string name) =>
        meter.TryGetProperty(name, out var count) && count.ValueKind == JsonValueKind.Number ? count.GetInt64() : 0;

    private static JsonDocument Read(string file, [CallerFilePath] string here = "") =>
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Path.GetDirectoryName(here)!, "..", "Fixtures", file)));
}
