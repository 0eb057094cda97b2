using Microsoft.AspNetCore.Http.HttpResults;
using Solaris.Accounts.SignIn;
using Solaris.Audit;
using Solaris.Http;

namespace Solaris.Settings;

/// <summary>The installation's settings: auditors read them, administrators change some.</summary>
internal static class SettingEndpoints
{
    public static void MapSettingRoutes(this IEndpointRouteBuilder routes)
    {
        var settings = routes.MapGroup("/settings").WithTags("Settings");
        settings.MapGet("/", ReadAsync).WithName("GetSettings").RequireAuthorization(Capability.ReadSettings);
        settings
            .MapPut("/", ChangeAsync)
            .WithName("ChangeSettings")
            .AddEndpointFilter<RecentProof>()
            .Audited("settings.change", "settings")
            .RequireAuthorization(Capability.WriteSettings)
            .ProducesValidationProblem();
    }

    private static async Task<Ok<SettingsResponse>> ReadAsync(
        EffectiveSettings settings,
        CancellationToken cancellationToken
    ) => TypedResults.Ok(await settings.ReadAsync(cancellationToken));

    private static async Task<Results<Ok<SettingsResponse>, ProblemHttpResult>> ChangeAsync(
        SettingsRequest request,
        SettingChanges changes,
        EffectiveSettings settings,
        AuditDraft audit,
        CancellationToken cancellationToken
    )
    {
        audit.Before = Editable(await settings.ReadAsync(cancellationToken));
        if (await changes.ChangeAsync(request, cancellationToken) is { } error)
        {
            return error.ToProblem();
        }
        var changed = await settings.ReadAsync(cancellationToken);
        audit.After = Editable(changed);
        return TypedResults.Ok(changed);
    }

    private static Dictionary<string, string?> Editable(SettingsResponse settings) =>
        settings.Items.Where(item => item.Editable).ToDictionary(item => item.Name, item => item.Value);
}
