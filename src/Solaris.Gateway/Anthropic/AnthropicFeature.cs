using Solaris.Calls;

namespace Solaris.Anthropic;

/// <summary>The client surface in Anthropic's dialect: <c>/v1/messages</c>.</summary>
internal static class AnthropicFeature
{
    public static void MapAnthropic(this IEndpointRouteBuilder routes) =>
        routes.MapGeneration(MessagesEndpoint.Instance);
}
