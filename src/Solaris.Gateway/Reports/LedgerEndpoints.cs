using Microsoft.AspNetCore.Http.HttpResults;
using Solaris.Http;
using Solaris.Ledger.Verification;

namespace Solaris.Reports;

/// <summary>The ledger's own check, for administrators.</summary>
internal static class LedgerEndpoints
{
    public static void MapLedger(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/ledger/verify", VerifyAsync)
            .WithTags("Ledger")
            .WithName("VerifyLedger")
            .RequireAuthorization(Capability.VerifyLedger);

    private static async Task<Ok<VerificationResponse>> VerifyAsync(
        LedgerVerifier verifier,
        CancellationToken cancellationToken
    )
    {
        var report = await verifier.VerifyAsync(cancellationToken);
        return TypedResults.Ok(new VerificationResponse(report.Checked, report.Violations));
    }
}
