using Solaris.Calls;

namespace Solaris.Anthropic;

/// <summary>The client surface in Anthropic's dialect: <c>/v1/messages</c>, its token count, and its shape of the models.</summary>
internal static class AnthropicFeature
{
    public static IServiceCollection AddAnthropic(this IServiceCollection services) =>
        services
            .AddSingleton<ModelPresentation, AnthropicModels>()
            .AddSingleton<LocalTokenCount>()
            .AddSingleton<ProviderTokenCount>()
            .AddSingleton<CountTokensEndpoint>();

    public static void MapAnthropic(this IEndpointRouteBuilder routes)
    {
        var counts = routes.ServiceProvider.GetRequiredService<CountTokensEndpoint>();
        routes.MapGeneration(MessagesEndpoint.Instance);
        routes.MapGuarded(
            HttpMethods.Post,
            "/v1/" + CountTokensEndpoint.Path,
            AnthropicDialect.Instance,
            counts.HandleAsync
        );
    }
}
