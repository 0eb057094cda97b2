using Solaris.Configuration;
using Solaris.Pricing;
using Solaris.Routing.LiteLlm;

namespace Solaris.Routing;

/// <summary>What <c>solaris config check FILE</c> says about a file, without starting anything.</summary>
internal static class ConfigCheck
{
    /// <summary>Writes every problem and warning; the exit code is 0 when the gateway would start with the file.</summary>
    public static int Run(string path, EnvironmentSource environment, TextWriter output)
    {
        var config = new LiteLlmConfigReader(new PriceBook(), environment).ReadFile(path);
        foreach (var problem in config.Problems)
        {
            output.WriteLine($"error: {problem}");
        }
        foreach (var warning in config.Warnings)
        {
            output.WriteLine($"warning: {warning}");
        }
        var deployments = config.Table.Groups.Sum(group => group.Members.Length);
        output.WriteLine(
            $"{config.Problems.Length} errors, {config.Warnings.Length} warnings, "
                + $"{config.Table.Groups.Length} models on {deployments} deployments."
        );
        return config.Problems.IsEmpty ? 0 : ConfigurationException.ExitCode;
    }
}
