using System.Collections.Immutable;
using YamlDotNet.RepresentationModel;

namespace Solaris.Routing.LiteLlm;

/// <summary>Reads <c>model_list</c>: entries with the same <c>model_name</c> form one group.</summary>
internal sealed class ModelListReader(
    DeploymentReader deployments,
    CredentialList credentials,
    YamlMappingNode? defaults
)
{
    private readonly Dictionary<string, List<ConfiguredDeployment>> _groups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _entries = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    /// <summary>Every name of the list, with those whose deployments are all left out.</summary>
    public IReadOnlyCollection<string> Names => _groups.Keys;

    public ImmutableArray<ModelGroup> Read(YamlSection root)
    {
        var before = root.Report.Problems.Count;
        foreach (var (node, path) in root.Items("model_list"))
        {
            if (YamlSection.From(node, path, root.Report) is { } entry)
            {
                ReadEntry(entry);
            }
        }
        ImmutableArray<ModelGroup> groups = [.. _groups.Select(group => GroupWeights.Group(group.Key, group.Value))];
        if (groups.All(group => group.Members.IsEmpty) && root.Report.Problems.Count == before)
        {
            root.Report.Problem(root.ValueNode("model_list"), "model_list", Nothing(root));
        }
        return groups;
    }

    private static string Nothing(YamlSection root) =>
        root.Take("model_list") is null
            ? "is absent; allowed: a list of at least one model."
            : "has no deployment that can be used; allowed: at least one with a model and a key that is set.";

    private void ReadEntry(YamlSection entry)
    {
        var name = Name(entry);
        var parameters = Parameters(entry);
        if (name is null || parameters is null)
        {
            return;
        }
        credentials.Complete(parameters);
        YamlMerge.AddMissing(parameters.Node, defaults ?? []);
        var info =
            entry.Section("model_info")
            ?? new YamlSection(new YamlMappingNode(), entry.PathOf("model_info"), entry.Report);
        var number = _entries[name] = _entries.GetValueOrDefault(name) + 1;
        var group = _groups.TryGetValue(name, out var members) ? members : _groups[name] = [];
        if (deployments.Read($"{name}#{number}", name, parameters, info) is { } deployment && IsNew(deployment, entry))
        {
            group.Add(deployment);
        }
        entry.WarnUnread();
        parameters.WarnUnread();
        info.WarnUnread();
    }

    private static string? Name(YamlSection entry)
    {
        var name = entry.Value("model_name", YamlRules.Name);
        if (name is null && entry.Take("model_name") is null)
        {
            entry.Report.Problem(
                entry.Node,
                entry.PathOf("model_name"),
                "is absent; allowed: the name clients ask for."
            );
        }
        else if (name is not null && name.Count(c => c == WildcardPattern.Star) > 1)
        {
            entry.Report.Wrong(
                entry.ValueNode("model_name"),
                entry.PathOf("model_name"),
                name,
                "a name with at most one *"
            );
            return null;
        }
        return name;
    }

    private static YamlSection? Parameters(YamlSection entry)
    {
        if (entry.Take("litellm_params") is not null)
        {
            return entry.Section("litellm_params");
        }
        entry.Report.Problem(
            entry.Node,
            entry.PathOf("litellm_params"),
            "is absent; allowed: keys with at least model."
        );
        return null;
    }

    private bool IsNew(ConfiguredDeployment configured, YamlSection entry)
    {
        var isNew = _ids.Add(configured.Deployment.Id);
        if (!isNew)
        {
            entry.Report.Problem(
                entry.ValueNode("model_info"),
                entry.PathOf("model_info.id"),
                $"\"{configured.Deployment.Id}\" is used twice; allowed: a name of its own for each deployment."
            );
        }
        return isNew;
    }
}
