using System.Runtime.CompilerServices;
using System.Text.Json;
using Solaris.Fixtures;

namespace Solaris.Pricing;

/// <summary>Some providers say what a call cost: price book times recorded usage must give the same.</summary>
public sealed class ReportedCostTests
{
    public static TheoryData<string, string, decimal> Reported()
    {
        var rows = new TheoryData<string, string, decimal>();
        using var oracle = JsonDocument.Parse(File.ReadAllBytes(Oracle()));
        foreach (var row in oracle.RootElement.EnumerateArray().Where(IsExplainedByTokens))
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
        var usage = Recordings.All.Single(recording => recording.Id == id).Expected!.Usage;

        Assert.Equal((long)decimal.Ceiling(usd * 1_000_000), new PriceBook().FindByName(model)?.Price?.Cost(usage));
    }

    [Fact]
    public void Enough_reported_costs_are_compared() => Assert.True(Reported().Count >= 20);

    /// <summary>The rest adds a fee per tool call, or was recorded on a surface that is not relayed yet.</summary>
    private static bool IsExplainedByTokens(JsonElement row) =>
        row.GetProperty("exact_match").GetBoolean()
        && Recordings.All.Any(recording => recording.Id == row.GetProperty("id").GetString());

    private static string Oracle([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "Fixtures", "cost-oracle.json");
}
