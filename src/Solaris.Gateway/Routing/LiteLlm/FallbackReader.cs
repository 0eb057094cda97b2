using System.Collections.Immutable;
using YamlDotNet.RepresentationModel;

namespace Solaris.Routing.LiteLlm;

/// <summary>Reads <c>fallbacks</c>, a list of <c>{model: [others]}</c>, and <c>default_fallbacks</c>.</summary>
internal sealed class FallbackReader(IReadOnlyCollection<string> names)
{
    private readonly KnownNames _known = new(names);
    private readonly Dictionary<string, ImmutableArray<string>> _byModel = new(StringComparer.Ordinal);

    public ImmutableDictionary<string, ImmutableArray<string>> ByModel =>
        _byModel.ToImmutableDictionary(StringComparer.Ordinal);
    public ImmutableArray<string> Default { get; private set; } = [];

    public void Read(YamlSection section)
    {
        foreach (var (node, path) in section.Items("fallbacks"))
        {
            if (YamlSection.From(node, path, section.Report) is { } entry)
            {
                ReadEntry(entry);
            }
        }
        var defaults = Names(section, "default_fallbacks");
        Default = Default.IsEmpty ? defaults : Default;
    }

    private void ReadEntry(YamlSection entry)
    {
        foreach (var (name, node) in entry.Unread().ToList())
        {
            if (!_known.Leads(name))
            {
                entry.Report.Wrong(node, entry.Path, name, _known.Allowed);
            }
            _byModel.TryAdd(name, Names(entry, name));
        }
    }

    private ImmutableArray<string> Names(YamlSection section, string key)
    {
        var found = ImmutableArray.CreateBuilder<string>();
        foreach (var (node, path) in section.Items(key))
        {
            if (node is YamlScalarNode { Value: { } name } && _known.Leads(name))
            {
                found.Add(name);
            }
            else
            {
                section.Report.Wrong(node, path, (node as YamlScalarNode)?.Value ?? "this", _known.Allowed);
            }
        }
        return found.ToImmutable();
    }
}
