using Microsoft.AspNetCore.Http.Json;
using Solaris.Http;

namespace Solaris.Members;

/// <summary>What people see and change of their own: balance, usage, calls, keys, and asks for more.</summary>
internal static class MembersFeature
{
    public static IServiceCollection AddMembers(this IServiceCollection services)
    {
        services.Configure<JsonOptions>(options =>
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, MembersJson.Default)
        );
        services.AddSingleton<Profiles>().AddSingleton<CallHabits>().AddSingleton<Balances>().AddSingleton<MyKeys>();
        return services.AddSingleton<AskStore>().AddSingleton<AskPages>().AddSingleton<Asks>();
    }

    /// <summary>Routes under <c>/api</c>.</summary>
    public static void MapMembers(this RouteGroupBuilder api)
    {
        var me = api.MapGroup("/me").WithTags("Me").RequireAuthorization(Capability.Own);
        me.MapProfile();
        me.MapMyUsage();
        me.MapMyKeys();
        me.MapMyAsks();
        api.MapAsks();
    }
}
