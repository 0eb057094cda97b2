using YamlDotNet.RepresentationModel;

namespace Solaris.Routing.LiteLlm;

/// <summary>
/// People put keys one level too high or into the wrong section. Where it is plain which one was meant, the key is moved there, and
/// said so.
/// </summary>
internal static class MisplacedKeys
{
    private static readonly string[] Sections = ["router_settings", "litellm_settings", "general_settings"];

    public static void Move(YamlSection root)
    {
        MoveFrom(root.Node, "", root);
        foreach (var section in Sections)
        {
            if (YamlMerge.Find(root.Node, section) is YamlMappingNode mapping)
            {
                MoveFrom(mapping, section, root);
            }
        }
    }

    private static void MoveFrom(YamlMappingNode mapping, string section, YamlSection root)
    {
        foreach (var (keyNode, value) in mapping.Children.ToList())
        {
            if (
                keyNode is YamlScalarNode { Value: { } key }
                && LiteLlmKeys.Find(section, key) is null
                && Array.Find(Sections, other => IsHonoured(other, key)) is { } place
            )
            {
                mapping.Children.Remove(keyNode);
                Section(root.Node, place).Children.TryAdd(keyNode, value);
                var path = section.Length == 0 ? key : $"{section}.{key}";
                root.Report.Warn(keyNode, path, $"belongs in {place}, and is read as if it were there.");
            }
        }
    }

    private static bool IsHonoured(string section, string key) =>
        LiteLlmKeys.Find(section, key) is { Use: KeyUse.Honoured };

    private static YamlMappingNode Section(YamlMappingNode root, string name)
    {
        if (YamlMerge.Find(root, name) is YamlMappingNode present)
        {
            return present;
        }
        var made = new YamlMappingNode();
        root.Children[new YamlScalarNode(name)] = made;
        return made;
    }
}
