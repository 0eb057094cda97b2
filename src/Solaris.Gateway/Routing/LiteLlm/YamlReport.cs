using System.Globalization;
using Solaris.Configuration;
using YamlDotNet.RepresentationModel;

namespace Solaris.Routing.LiteLlm;

/// <summary>Collects what is wrong or ignored in one file and those it includes, each with its line.</summary>
internal sealed class YamlReport(string file, EnvironmentSource environment)
{
    /// <summary>Nodes of included files. By reference: YAML nodes are equal when their values are.</summary>
    private readonly Dictionary<YamlNode, string> _elsewhere = new(ReferenceEqualityComparer.Instance);

    /// <summary>Where <c>os.environ/NAME</c> is looked up.</summary>
    public EnvironmentSource Environment { get; set; } = environment;
    public List<ConfigurationProblem> Problems { get; } = [];
    public List<ConfigurationProblem> Warnings { get; } = [];

    /// <summary>The files that were included.</summary>
    public List<string> Files { get; } = [];

    /// <summary>Remembers that everything below <paramref name="root"/> is in another file.</summary>
    public void Comes(YamlNode root, string included)
    {
        Files.Add(included);
        foreach (var node in root.AllNodes)
        {
            _elsewhere[node] = included;
        }
    }

    /// <param name="given">Null when the value may be a secret.</param>
    public void Wrong(YamlNode node, string path, string? given, string allowed) =>
        Problems.Add(
            given is null
                ? ConfigurationProblem.WrongSecret(Place(node, path), allowed)
                : ConfigurationProblem.WrongValue(Place(node, path), given, allowed)
        );

    public void Problem(YamlNode node, string path, string text) => Problems.Add(new(Place(node, path), text));

    public void Problem(long line, string text) => Problems.Add(new(Place(file, line), text));

    public void Warn(YamlNode node, string path, string text) => Warnings.Add(new(Place(node, path), text));

    private string Place(YamlNode node, string path) =>
        $"{Place(_elsewhere.GetValueOrDefault(node, file), node.Start.Line)} {path}";

    private static string Place(string file, long line) =>
        string.Create(CultureInfo.InvariantCulture, $"{file}:{line}");
}
