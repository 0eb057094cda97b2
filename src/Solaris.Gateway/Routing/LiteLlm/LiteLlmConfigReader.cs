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

    /// <param name="file">The name that messages give the file, and the path that its includes are relative to.</param>
    public LiteLlmConfig Read(string file, TextReader text)
    {
        var report = new YamlReport(file, environment);
        try
        {
            var table = YamlFile.Read(text) is { } root ? Read(root, file, report) : NoDocument(report);
            return new(table, [.. report.Problems], [.. report.Warnings]) { Files = [file, .. report.Files] };
        }
        catch (YamlException exception)
        {
            report.Problem(exception.Start.Line, $"is not YAML: {exception.Message}");
            return Failed([.. report.Problems]);
        }
    }

    private RoutingTable Read(YamlNode rootNode, string file, YamlReport report)
    {
        if (YamlSection.From(rootNode, "", report) is not { } root)
        {
            return RoutingTable.Empty;
        }
        IncludedFiles.Add(root, file);
        report.Environment = environment.With(FileVariables.Read(root));
        MisplacedKeys.Move(root);
        var sections = new SettingsSections(
            root.Section("router_settings"),
            root.Section("litellm_settings"),
            root.Section("general_settings")
        );
        var table = Table(root, sections);
        foreach (var section in (YamlSection?[])[sections.Router, sections.LiteLlm, sections.General, root])
        {
            section?.WarnUnread();
        }
        return table;
    }

    private RoutingTable Table(YamlSection root, SettingsSections sections)
    {
        var settings = new RouterSettingsReader(sections.Router, sections.LiteLlm);
        var models = new ModelListReader(
            new DeploymentReader(prices, settings.Defaults(sections.General)),
            new CredentialList(root),
            sections.Router?.Section("default_litellm_params")?.Node
        );
        var groups = models.Read(root);
        var aliases = settings.Aliases(models.Names);
        var fallbacks = settings.Fallbacks([.. models.Names, .. aliases.Select(alias => alias.Name)]);
        return new()
        {
            Groups = groups,
            Aliases = aliases,
            Fallbacks = fallbacks.ByModel,
            ContextWindowFallbacks = fallbacks.ContextWindow,
            ContentPolicyFallbacks = fallbacks.ContentPolicy,
            DefaultFallbacks = fallbacks.Default,
            Settings = settings.Settings(),
            Probes = GeneralSettingsReader.Probes(sections.General, sections.Router),
            Cache = CacheReader.Read(sections.LiteLlm),
        };
    }

    private static RoutingTable NoDocument(YamlReport report)
    {
        report.Problem(1, "is empty; allowed: at least a model_list.");
        return RoutingTable.Empty;
    }

    private static LiteLlmConfig Failed(params ConfigurationProblem[] problems) =>
        new(RoutingTable.Empty, [.. problems], []);
}
