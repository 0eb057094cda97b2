namespace Solaris.Routing;

/// <summary>How the router treats failures. The defaults are LiteLLM's.</summary>
/// <param name="Retries">How often a failed attempt may be repeated in all.</param>
/// <param name="AllowedFails">Failures in a row, within a minute, that a deployment may have before it cools down.</param>
internal sealed record RoutingSettings(int Retries, int AllowedFails, TimeSpan Cooldown)
{
    public static readonly RoutingSettings Default = new(Retries: 2, AllowedFails: 3, TimeSpan.FromSeconds(5));
}
