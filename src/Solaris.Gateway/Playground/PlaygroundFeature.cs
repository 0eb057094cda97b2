using Microsoft.AspNetCore.Http.Json;

namespace Solaris.Playground;

/// <summary>Lets people try models in the dashboard, on their own limits.</summary>
internal static class PlaygroundFeature
{
    public static IServiceCollection AddPlayground(this IServiceCollection services)
    {
        services.Configure<JsonOptions>(options =>
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, PlaygroundJson.Default)
        );
        return services
            .AddSingleton<PlaygroundKey>()
            .AddSingleton<PlaygroundCallers>()
            .AddSingleton<PlaygroundModels>();
    }
}
