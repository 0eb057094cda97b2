using System.Runtime.CompilerServices;
using Solaris.Configuration;
using Solaris.Pricing;
using Solaris.Routing.LiteLlm;

namespace Solaris.Routing;

/// <summary>Reads configuration files and snippets with given variables instead of the machine's.</summary>
internal static class LiteLlmSamples
{
    private static readonly PriceBook Prices = new();

    public static string Seed => Path.Combine(Tests(), "Fixtures", "litellm-config.seed.yaml");
    public static string Shipped => Path.Combine(Tests(), "..", "..", "litellm-config.yaml");

    public static LiteLlmConfig ReadFile(string path, params (string Name, string Value)[] variables) =>
        Reader(variables).ReadFile(path);

    public static LiteLlmConfig Read(string yaml, params (string Name, string Value)[] variables) =>
        Reader(variables).Read("models.yaml", new StringReader(yaml));

    private static LiteLlmConfigReader Reader((string Name, string Value)[] variables) =>
        new(Prices, new EnvironmentSource(name => Array.Find(variables, variable => variable.Name == name).Value));

    private static string Tests([CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path) ?? "", ".."));
}
