namespace Solaris.Routing;

/// <summary>Where the model list is.</summary>
internal sealed class RoutingOptions
{
    public const string Section = "Routing";

    /// <summary>Path of a YAML file in LiteLLM's format; null takes the models of the provider keys.</summary>
    public string? ConfigFile { get; set; }
}
