using System.Globalization;
using Solaris.Configuration;
using YamlDotNet.RepresentationModel;

namespace Solaris.Routing.LiteLlm;

/// <summary>Collects what is wrong or ignored in one file, each with its line.</summary>
internal sealed class YamlReport(string file, EnvironmentSource environment)
{
    public EnvironmentSource Environment => environment;
    public List<ConfigurationProblem> Problems { get; } = [];
    public List<ConfigurationProblem> Warnings { get; } = [];

    /// <param name="given">Null when the value may be a secret.</param>
    public void Wrong(YamlNode node, string path, string? given, string allowed) =>
        Problems.Add(
            given is null
                ? ConfigurationProblem.WrongSecret(Place(node, path), allowed)
                : ConfigurationProblem.WrongValue(Place(node, path), given, allowed)
        );

    public void Problem(YamlNode node, string path, string text) => Problems.Add(new(Place(node, path), text));

    public void Problem(long line, string text) => Problems.Add(new(Place(line), text));

    public void Warn(YamlNode node, string path, string text) => Warnings.Add(new(Place(node, path), text));

    private string Place(YamlNode node, string path) => $"{Place(node.Start.Line)} {path}";

    private string Place(long line) => string.Create(CultureInfo.InvariantCulture, $"{file}:{line}");
}
