using YamlDotNet.RepresentationModel;

namespace Solaris.Routing.LiteLlm;

/// <summary>Puts parts of files together before they are read, so that each reader sees one mapping.</summary>
internal static class YamlMerge
{
    public static YamlNode? Find(YamlMappingNode mapping, string key) =>
        mapping.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;

    /// <summary>Adds what <paramref name="target"/> lacks; of mappings and lists that both have, what is in one only.</summary>
    public static void Extend(YamlMappingNode target, YamlMappingNode source)
    {
        foreach (var (key, value) in source.Children)
        {
            if (!target.Children.TryGetValue(key, out var present))
            {
                target.Children.Add(key, value);
            }
            else if (present is YamlSequenceNode list && value is YamlSequenceNode more)
            {
                target.Children[key] = new YamlSequenceNode(list.Children.Concat(more.Children));
            }
            else if (present is YamlMappingNode mapping && value is YamlMappingNode further)
            {
                AddMissing(mapping, further);
            }
        }
    }

    public static void AddMissing(YamlMappingNode target, YamlMappingNode source)
    {
        foreach (var (key, value) in source.Children)
        {
            target.Children.TryAdd(key, value);
        }
    }
}
