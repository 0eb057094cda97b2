using Microsoft.AspNetCore.Http.HttpResults;
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
        CancellationToken cancellationToken
    ) =>
        await changes.ChangeAsync(request, cancellationToken) is { } error
            ? error.ToProblem()
            : TypedResults.Ok(await settings.ReadAsync(cancellationToken));
}
