using Solaris.OpenAi.Files;

namespace Solaris.OpenAi.Batches;

/// <summary><c>/v1/batches</c>: run by the provider within a day, held and charged here.</summary>
internal static class BatchesFeature
{
    public static IServiceCollection AddBatches(this IServiceCollection services) =>
        services
            .AddSingleton<BatchStore>()
            .AddSingleton<BatchTargets>()
            .AddSingleton<BatchHolds>()
            .AddSingleton<BatchEnd>()
            .AddSingleton<BatchWatch>()
            .AddSingleton<BatchMaker>()
            .AddSingleton<BatchDesk>()
            .AddSingleton<BatchesEndpoints>()
            .AddSingleton<BatchPoller>()
            .AddHostedService(provider => provider.GetRequiredService<BatchPoller>());

    public static void MapBatches(this IEndpointRouteBuilder routes)
    {
        var batches = routes.ServiceProvider.GetRequiredService<BatchesEndpoints>();
        routes.MapOwned("/v1/batches", [HttpMethods.Get, HttpMethods.Post], batches.AllAsync);
        routes.MapOwned("/v1/batches/{id}", [HttpMethods.Get], batches.OneAsync);
        routes.MapOwned("/v1/batches/{id}/cancel", [HttpMethods.Post], batches.CancelAsync);
    }
}
