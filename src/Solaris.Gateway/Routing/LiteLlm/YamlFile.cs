using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Solaris.Routing.LiteLlm;

/// <summary>Reads YAML into nodes that know their lines.</summary>
internal static class YamlFile
{
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="YamlException">It is not YAML.</exception>
    public static YamlNode? Read(string path)
    {
        using var text = File.OpenText(path);
        return Read(text);
    }

    /// <summary>The first document; null when there is none.</summary>
    /// <exception cref="YamlException">It is not YAML.</exception>
    public static YamlNode? Read(TextReader text)
    {
        var yaml = new YamlStream();
        yaml.Load(new MergingParser(new Parser(text))); // Files share parts by anchors and <<.
        return yaml.Documents is [{ RootNode: var root }, ..] ? root : null;
    }
}
