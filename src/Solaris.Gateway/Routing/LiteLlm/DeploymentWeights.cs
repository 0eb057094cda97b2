using System.Globalization;
using Solaris.Providers;

namespace Solaris.Routing.LiteLlm;

/// <summary>Reads how much of its group's traffic a deployment should get, and its terms.</summary>
internal static class DeploymentWeights
{
    private const long LargestRate = 1_000_000_000_000;
    private const long LargestWeight = 1_000_000;
    private const long Thousandths = 1_000;

    /// <param name="parallel">The most parallel calls of a deployment that names none.</param>
    public static ConfiguredDeployment Read(
        DeploymentSections sections,
        string group,
        Deployment deployment,
        long? contextWindow,
        long? parallel
    )
    {
        var (parameters, info) = sections;
        var requests = parameters.WholeNumber("rpm", 0, LargestRate);
        var tokens = parameters.WholeNumber("tpm", 0, LargestRate);
        var terms = new DeploymentTerms
        {
            // 0 is a weight: tried last. As a limit it would mean a deployment that nothing may use.
            RequestsPerMinute = requests == 0 ? null : requests,
            TokensPerMinute = tokens == 0 ? null : tokens,
            MaxParallel = parameters.WholeNumber("max_parallel_requests", 1, LargestRate) ?? parallel,
            Order = parameters.WholeNumber("order", 0, LargestRate) ?? 0,
            Cooldown = parameters.Seconds("cooldown_time", smallest: 0),
            Tags = [.. parameters.Names("tags"), .. Region(parameters)],
            AccessGroups = info.Names("access_groups"),
            Probed = info.Value("disable_background_health_check", Configuration.ValueRules.Boolean) != "true",
        };
        return new(group, deployment, Weight(parameters), requests, tokens, contextWindow, terms);
    }

    /// <summary>A region is a tag: calls ask for either in the same header.</summary>
    private static string[] Region(YamlSection parameters) =>
        parameters.Value("region_name", YamlRules.Name) is { } region ? [region] : [];

    private static long? Weight(YamlSection parameters) =>
        parameters.Value("weight", YamlRules.Number(0, LargestWeight)) is { } text
            ? (long)(decimal.Parse(text, CultureInfo.InvariantCulture) * Thousandths)
            : null;
}
