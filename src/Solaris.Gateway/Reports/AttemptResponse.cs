using Solaris.Ledger;

namespace Solaris.Reports;

/// <summary>One attempt at a deployment.</summary>
/// <param name="Status">The provider's HTTP status; 0 when no answer came.</param>
/// <param name="Outcome"><c>ok</c>, or why it ended.</param>
public sealed record AttemptResponse(
    string Deployment,
    int Status,
    string Outcome,
    UsageDetail Usage,
    string Basis,
    long CostMicros,
    int DurationMs
)
{
    internal static AttemptResponse Of(AttemptEntry attempt) =>
        new(
            attempt.Deployment,
            attempt.Status,
            attempt.Outcome,
            UsageDetail.Of(attempt.Charge.Usage),
            BasisNames.Of(attempt.Charge.Basis),
            attempt.Charge.CostMicros,
            attempt.Milliseconds
        );
}
