using Solaris.Configuration;
using Solaris.Pricing;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Solaris.Routing.LiteLlm;

/// <summary>Reads a configuration file in LiteLLM's format, and says of everything in it what is wrong or has no effect.</summary>
internal sealed class LiteLlmConfigReader(PriceBook prices, EnvironmentSource environment)
{
    public LiteLlmConfig ReadFile(string path)
    {
        try
        {
            using var text = File.OpenText(path);
            return Read(path, text);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Failed(new ConfigurationProblem(path, "cannot be read; allowed: the path of a readable file."));
        }
    }

    /// <param name="file">The name that messages give the file.</param>
    public LiteLlmConfig Read(string file, TextReader text)
    {
        var report = new YamlReport(file, environment);
        try
        {
            var yaml = new YamlStream();
            yaml.Load(new MergingParser(new Parser(text))); // Files share parts by anchors and <<.
            var table = yaml.Documents is [{ RootNode: var root }, ..] ? Read(root, report) : NoDocument(report);
            return new(table, [.. report.Problems], [.. report.Warnings]);
        }
        catch (YamlException exception)
        {
            report.Problem(exception.Start.Line, $"is not YAML: {exception.Message}");
            return Failed([.. report.Problems]);
        }
    }

    private RoutingTable Read(YamlNode rootNode, YamlReport report)
    {
        if (YamlSection.From(rootNode, "", report) is not { } root)
        {
            return RoutingTable.Empty;
        }
        var (router, general) = (root.Section("router_settings"), root.Section("litellm_settings"));
        var settings = new RouterSettingsReader(router, general);
        var models = new ModelListReader(new DeploymentReader(prices, settings.Timeouts()));
        var groups = models.Read(root);
        var aliases = settings.Aliases(models.Names);
        var fallbacks = settings.Fallbacks([.. models.Names, .. aliases.Select(alias => alias.Name)]);
        var table = new RoutingTable
        {
            Groups = groups,
            Aliases = aliases,
            Fallbacks = fallbacks.ByModel,
            DefaultFallbacks = fallbacks.Default,
            Settings = settings.Settings(),
        };
        WarnUnread(root, router, general);
        return table;
    }

    /// <summary>LiteLLM's other sections have nothing for us, but each of their keys is said to be without effect.</summary>
    private static void WarnUnread(YamlSection root, params YamlSection?[] sections)
    {
        foreach (var section in sections.Append(root.Section("general_settings")).Append(root))
        {
            section?.WarnUnread();
        }
    }

    private static RoutingTable NoDocument(YamlReport report)
    {
        report.Problem(1, "is empty; allowed: at least a model_list.");
        return RoutingTable.Empty;
    }

    private static LiteLlmConfig Failed(params ConfigurationProblem[] problems) =>
        new(RoutingTable.Empty, [.. problems], []);
}
