using System.Collections.Immutable;
using YamlDotNet.RepresentationModel;

namespace Solaris.Routing.LiteLlm;

/// <summary>Reads <c>fallbacks</c>, the two special kinds of them, each a list of <c>{model: [others]}</c>, and <c>default_fallbacks</c>.</summary>
internal sealed class FallbackReader(IReadOnlyCollection<string> names)
{
    private readonly KnownNames _known = new(names);
    private readonly Dictionary<string, ImmutableArray<string>> _byModel = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableArray<string>> _contextWindow = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableArray<string>> _contentPolicy = new(StringComparer.Ordinal);

    public ImmutableDictionary<string, ImmutableArray<string>> ByModel =>
        _byModel.ToImmutableDictionary(StringComparer.Ordinal);

    public ImmutableDictionary<string, ImmutableArray<string>> ContextWindow =>
        _contextWindow.ToImmutableDictionary(StringComparer.Ordinal);

    public ImmutableDictionary<string, ImmutableArray<string>> ContentPolicy =>
        _contentPolicy.ToImmutableDictionary(StringComparer.Ordinal);

    public ImmutableArray<string> Default { get; private set; } = [];

    public void Read(YamlSection section)
    {
        ReadList(section, "fallbacks", _byModel);
        ReadList(section, "context_window_fallbacks", _contextWindow);
        ReadList(section, "content_policy_fallbacks", _contentPolicy);
        var defaults = Names(section, "default_fallbacks");
        Default = Default.IsEmpty ? defaults : Default;
    }

    private void ReadList(YamlSection section, string key, Dictionary<string, ImmutableArray<string>> found)
    {
        foreach (var (node, path) in section.Items(key))
        {
            if (YamlSection.From(node, path, section.Report) is { } entry)
            {
                ReadEntry(entry, found);
            }
        }
    }

    private void ReadEntry(YamlSection entry, Dictionary<string, ImmutableArray<string>> found)
    {
        foreach (var (name, node) in entry.Unread().ToList())
        {
            if (!_known.Leads(name) && name != WildcardPattern.Star.ToString())
            {
                entry.Report.Wrong(node, entry.Path, name, _known.Allowed);
            }
            found.TryAdd(name, Names(entry, name));
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
