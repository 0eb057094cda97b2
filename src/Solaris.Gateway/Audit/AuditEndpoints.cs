using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Solaris.Http;

namespace Solaris.Audit;

/// <summary>The audit, for auditors and administrators.</summary>
internal static class AuditEndpoints
{
    private const int DefaultLimit = 50;

    public static void MapAuditRoutes(this IEndpointRouteBuilder routes)
    {
        var audit = routes.MapGroup("/audit").WithTags("Audit").RequireAuthorization(Capability.ReadAudit);
        audit.MapGet("/", ListAsync).WithName("ListAudit").ProducesValidationProblem();
        audit.MapGet("/verify", VerifyAsync).WithName("VerifyAudit");
    }

    private static async Task<Ok<Page<AuditResponse>>> ListAsync(
        [AsParameters] AuditQuery query,
        AuditLog log,
        CancellationToken cancellationToken
    )
    {
        var limit = query.Limit ?? DefaultLimit;
        var before = long.TryParse(query.Cursor, CultureInfo.InvariantCulture, out var cursor) ? cursor : long.MaxValue;
        var rows = await log.ListAsync(query, before, limit + 1, cancellationToken);
        var next = rows.Count > limit ? rows[limit - 1].Event.Number.ToString(CultureInfo.InvariantCulture) : null;
        return TypedResults.Ok(new Page<AuditResponse>([.. rows.Take(limit).Select(AuditResponse.Of)], next));
    }

    private static async Task<Ok<AuditVerification>> VerifyAsync(
        AuditVerifier verifier,
        CancellationToken cancellationToken
    ) => TypedResults.Ok(await verifier.VerifyAsync(cancellationToken));
}
