using System.Diagnostics.Metrics;
using Solaris.Telemetry;

namespace Solaris.Payments;

/// <summary>How many payments and grants differed when this process last compared them, by list.</summary>
internal sealed class PaymentMetrics
{
    private volatile DifferencesResponse? _last;

    public PaymentMetrics(IMeterFactory meters) =>
        meters
            .Create(GatewayMetrics.MeterName)
            .CreateObservableGauge(
                "ia_solaris_payment_differences",
                Observe,
                null,
                "Payments and grants that do not agree, at the last comparison."
            );

    public void Compared(DifferencesResponse differences) => _last = differences;

    /// <summary>Nothing before the first comparison: a zero would be a claim.</summary>
    private IEnumerable<Measurement<int>> Observe() =>
        _last is { } last
            ?
            [
                Of("paid_not_granted", last.PaidNotGranted),
                Of("granted_not_paid", last.GrantedNotPaid),
                Of("reversed_not_clawed", last.ReversedNotClawed),
            ]
            : [];

    private static Measurement<int> Of(string list, IReadOnlyList<Difference> found) =>
        new(found.Count, new KeyValuePair<string, object?>("list", list));
}
