using System.Text.Json;
using System.Text.Json.Serialization;
using Solaris.Ledger.Stores;

namespace Solaris.Alerts;

/// <summary>What an alert says of a limit, as it was when the threshold was crossed. No names: those are looked up.</summary>
/// <param name="Unit"><c>tokens</c> or <c>money</c>.</param>
/// <param name="Window"><c>day</c>, <c>week</c>, <c>month</c> or <c>total</c>.</param>
/// <param name="Threshold">The part that was reached, in parts per million of <paramref name="Granted"/>.</param>
/// <param name="Granted">Tokens, or millionths of <paramref name="Currency"/>.</param>
/// <param name="PeriodEnd">Unix milliseconds; <see cref="Period.Never"/> for limits without renewal.</param>
internal sealed record ThresholdFacts(
    string Unit,
    string Window,
    string? Model,
    string Currency,
    int Threshold,
    long Granted,
    long Used,
    long PeriodStart,
    long PeriodEnd
)
{
    private const int Whole = 1_000_000;

    /// <summary>Nothing is left: the next call is refused.</summary>
    [JsonIgnore]
    public bool IsSpent => Threshold >= Whole;

    [JsonIgnore]
    public long Remaining => Math.Max(0, Granted - Used);

    public static ThresholdFacts Of(
        ThresholdMessage message,
        string unit,
        string window,
        string model,
        string currency
    ) =>
        new(
            unit,
            window,
            model.Length == 0 ? null : model,
            currency,
            message.Threshold,
            message.Granted,
            message.Used,
            message.PeriodStart,
            message.PeriodEnd
        );

    public static ThresholdFacts Read(string json) =>
        JsonSerializer.Deserialize(json, AlertsJson.Default.ThresholdFacts)
        ?? throw new JsonException("An alert without facts.");

    public string Write() => JsonSerializer.Serialize(this, AlertsJson.Default.ThresholdFacts);
}
