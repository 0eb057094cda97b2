using System.Collections.Immutable;
using YamlDotNet.RepresentationModel;

namespace Solaris.Routing.LiteLlm;

/// <summary>
/// Reads <c>model_group_alias</c>: a name, or <c>{model, hidden}</c>; and a list of names, which LiteLLM does not know, as one
/// group made of those models.
/// </summary>
internal sealed class AliasReader(IReadOnlyCollection<string> names)
{
    private readonly KnownNames _known = new(names);

    public IEnumerable<ModelAlias> Read(YamlSection aliases)
    {
        var found = new List<ModelAlias>();
        foreach (var (name, node) in aliases.Unread().ToList())
        {
            if (_known.IsTaken(name))
            {
                aliases.Report.Problem(node, aliases.PathOf(name), "is a model_name already; allowed: another name.");
            }
            else if (aliases.Take(name) is { } value && ReadAlias(aliases, name, value) is { } alias)
            {
                found.Add(alias);
            }
        }
        return found;
    }

    private ModelAlias? ReadAlias(YamlSection aliases, string name, YamlNode value) =>
        value switch
        {
            YamlScalarNode => Alias(aliases, name, [value], hidden: false),
            YamlSequenceNode list => Alias(aliases, name, list.Children, hidden: false),
            _ => aliases.Section(name) is { } detailed ? ReadDetailed(aliases, name, detailed) : null,
        };

    private ModelAlias? ReadDetailed(YamlSection aliases, string name, YamlSection detailed)
    {
        var hidden = detailed.Value("hidden", Configuration.ValueRules.Boolean) == "true";
        var alias = Alias(aliases, name, [detailed.ValueNode("model")], hidden);
        detailed.WarnUnread();
        return alias;
    }

    private ModelAlias? Alias(YamlSection aliases, string name, IEnumerable<YamlNode> targets, bool hidden)
    {
        var found = ImmutableArray.CreateBuilder<string>();
        foreach (var target in targets)
        {
            if (target is YamlScalarNode { Value: { } text } && _known.Leads(text))
            {
                found.Add(text);
            }
            else
            {
                aliases.Report.Wrong(
                    target,
                    aliases.PathOf(name),
                    (target as YamlScalarNode)?.Value ?? "this",
                    _known.Allowed
                );
            }
        }
        return found.Count == 0 ? null : new(name, found.ToImmutable(), hidden);
    }
}
