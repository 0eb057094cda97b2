using System.Globalization;
using Solaris.Providers;

namespace Solaris.Routing.LiteLlm;

/// <summary>Reads how much of its group's traffic a deployment should get.</summary>
internal static class DeploymentWeights
{
    private const long LargestRate = 1_000_000_000_000;
    private const long LargestWeight = 1_000_000;
    private const long Thousandths = 1_000;

    public static ConfiguredDeployment Read(
        YamlSection parameters,
        string group,
        Deployment deployment,
        long? contextWindow
    ) =>
        new(
            group,
            deployment,
            Weight(parameters),
            parameters.WholeNumber("rpm", 0, LargestRate),
            parameters.WholeNumber("tpm", 0, LargestRate),
            contextWindow
        );

    private static long? Weight(YamlSection parameters) =>
        parameters.Value("weight", YamlRules.Number(0, LargestWeight)) is { } text
            ? (long)(decimal.Parse(text, CultureInfo.InvariantCulture) * Thousandths)
            : null;
}
