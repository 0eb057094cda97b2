using YamlDotNet.RepresentationModel;

namespace Solaris.Routing.LiteLlm;

/// <summary>Reads <c>credential_list</c>: parameters that deployments share by a name.</summary>
internal sealed class CredentialList
{
    private readonly Dictionary<string, YamlMappingNode> _values = new(StringComparer.Ordinal);

    public CredentialList(YamlSection root)
    {
        foreach (var (node, path) in root.Items("credential_list"))
        {
            if (YamlSection.From(node, path, root.Report) is { } entry)
            {
                Read(entry);
            }
        }
    }

    /// <summary>Adds to <paramref name="parameters"/> what they lack of the credential they name.</summary>
    public void Complete(YamlSection parameters)
    {
        const string Key = "litellm_credential_name";
        if (parameters.Value(Key, YamlRules.Name) is not { } name)
        {
            return;
        }
        if (_values.TryGetValue(name, out var values))
        {
            YamlMerge.AddMissing(parameters.Node, values);
            return;
        }
        var allowed = $"a credential_name of the file: {string.Join(", ", _values.Keys.Order(StringComparer.Ordinal))}";
        parameters.Report.Wrong(parameters.ValueNode(Key), parameters.PathOf(Key), name, allowed);
    }

    private void Read(YamlSection entry)
    {
        var name = entry.Value("credential_name", YamlRules.Name);
        _ = entry.Take("credential_info");
        if (name is not null && entry.Section("credential_values") is { } values && _values.TryAdd(name, values.Node))
        {
            entry.WarnUnread();
            return;
        }
        entry.Report.Problem(
            entry.Node,
            entry.Path,
            "is not complete; allowed: a credential_name of its own, and credential_values."
        );
    }
}
