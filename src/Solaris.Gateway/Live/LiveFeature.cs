using Microsoft.AspNetCore.Http.Json;
using Solaris.Http;

namespace Solaris.Live;

/// <summary>What happens this second: calls under way and just ended, for those who may see them.</summary>
internal static class LiveFeature
{
    public static IServiceCollection AddLive(this IServiceCollection services)
    {
        services.Configure<JsonOptions>(options =>
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, LiveJson.Default)
        );
        services
            .AddSignalR()
            .AddJsonProtocol(options =>
                options.PayloadSerializerOptions.TypeInfoResolverChain.Insert(0, LiveJson.Default)
            );
        services.AddSingleton<LiveAccess>().AddSingleton<LiveGuests>().AddSingleton<LiveBoard>();
        services.AddSingleton<LiveNames>().AddSingleton<LivePump>().AddSingleton<LiveRelay>();
        services.AddHostedService(provider => provider.GetRequiredService<LiveRelay>());
        return services.AddHostedService<LiveClock>();
    }

    /// <summary>The hub stands beside <c>/api</c>, so it says itself that nobody gets in who is not signed in.</summary>
    public static void MapLive(this WebApplication app, RouteGroupBuilder admin)
    {
        app.MapHub<LiveHub>(LiveEndpoints.Hub).RequireAuthorization(Access.SignedIn);
        admin.MapLiveFrames();
    }
}
