using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Solaris.Routing.LiteLlm;

/// <summary>Adds the files that <c>include</c> names, by paths from the file's own folder.</summary>
internal static class IncludedFiles
{
    private const int Most = 100;

    public static void Add(YamlSection root, string file)
    {
        var number = 0;
        foreach (var (node, path) in root.Items("include").ToList())
        {
            if (node is not YamlScalarNode { Value: { Length: > 0 } name } || number++ >= Most)
            {
                root.Report.Wrong(node, path, node.ToString(), $"a path from this file, and at most {Most}");
                continue;
            }
            Add(root, node, path, Path.Combine(Path.GetDirectoryName(file) ?? "", name));
        }
    }

    private static void Add(YamlSection root, YamlNode node, string path, string included)
    {
        try
        {
            if (YamlFile.Read(included) is YamlMappingNode content)
            {
                root.Report.Comes(content, included);
                content.Children.Remove(new YamlScalarNode("include")); // Files that include each other would have no end.
                YamlMerge.Extend(root.Node, content);
                return;
            }
            root.Report.Wrong(node, path, included, "a file with keys");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            root.Report.Wrong(node, path, included, "the path of a readable file");
        }
        catch (YamlException exception)
        {
            root.Report.Problem(node, path, $"{included}:{exception.Start.Line} is not YAML: {exception.Message}");
        }
    }
}
