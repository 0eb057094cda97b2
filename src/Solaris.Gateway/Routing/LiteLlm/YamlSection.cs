using System.Collections.Immutable;
using System.Globalization;
using Solaris.Configuration;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Solaris.Routing.LiteLlm;

/// <summary>One mapping of the file. It remembers which keys were read, so that the others can be told apart.</summary>
internal sealed class YamlSection(YamlMappingNode node, string path, YamlReport report)
{
    private const string EnvironmentPrefix = "os.environ/";
    private const int LongestTimeout = 86_400;

    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    public YamlMappingNode Node => node;
    public string Path => path;
    public YamlReport Report => report;

    /// <summary>The node as a section; null, with a problem reported, when it is something else.</summary>
    public static YamlSection? From(YamlNode node, string path, YamlReport report)
    {
        if (node is YamlMappingNode mapping)
        {
            return new(mapping, path, report);
        }
        report.Problem(node, path, "is not allowed to be a single value or a list; allowed: keys with values.");
        return null;
    }

    public string PathOf(string key) => path.Length == 0 ? key : $"{path}.{key}";

    /// <summary>The value of <paramref name="key"/>, or null when it is absent or empty.</summary>
    public YamlNode? Take(string key)
    {
        _read.Add(key);
        var found = node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;
        return
            found is YamlScalarNode { Style: ScalarStyle.Plain or ScalarStyle.Any, Value: null or "" or "~" or "null" }
            ? null
            : found;
    }

    public YamlSection? Section(string key) => Take(key) is { } value ? From(value, PathOf(key), report) : null;

    /// <summary>The entries of a list, with the path of each.</summary>
    public IEnumerable<(YamlNode Node, string Path)> Items(string key)
    {
        var value = Take(key);
        if (value is YamlSequenceNode sequence)
        {
            return sequence.Children.Select((item, index) => (item, $"{PathOf(key)}[{index}]"));
        }
        if (value is not null)
        {
            report.Problem(value, PathOf(key), "is not a list; allowed: a list.");
        }
        return [];
    }

    /// <summary>A list of names, or one name alone; what is no name is reported.</summary>
    public ImmutableArray<string> Names(string key)
    {
        if (Take(key) is YamlScalarNode)
        {
            return Value(key, YamlRules.Name) is { } name ? [name] : [];
        }
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var (node, place) in Items(key))
        {
            if (node is YamlScalarNode { Value: { } text } && YamlRules.Name.Read(text) is { } name)
            {
                names.Add(name);
            }
            else
            {
                report.Wrong(node, place, "this", YamlRules.Name.Allowed);
            }
        }
        return names.ToImmutable();
    }

    public bool? Flag(string key) => Value(key, ValueRules.Boolean) is { } text ? text == "true" : null;

    /// <summary>The text of <paramref name="key"/>, looked up when it names a variable; null when absent or no scalar.</summary>
    public YamlText? Text(string key)
    {
        var value = Take(key);
        if (value is YamlScalarNode { Value: { } text })
        {
            return text.StartsWith(EnvironmentPrefix, StringComparison.Ordinal)
                ? LookUp(value, key, text[EnvironmentPrefix.Length..])
                : new YamlText(text, Variable: null);
        }
        if (value is not null)
        {
            report.Problem(value, PathOf(key), "is a list or has keys of its own; allowed: a single value.");
        }
        return null;
    }

    /// <summary>The text of <paramref name="key"/> by a rule; null when absent, unset or wrong.</summary>
    public string? Value(string key, ValueRule rule)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }
        if (text.Value is null)
        {
            WarnUnset(key, text);
            return null;
        }
        var value = rule.Read(text.Value);
        if (value is null)
        {
            report.Wrong(ValueNode(key), PathOf(key), text.Shown, rule.Allowed);
        }
        return value;
    }

    public long? WholeNumber(string key, long smallest, long largest) =>
        Value(key, ValueRules.WholeNumber(smallest, largest)) is { } text
            ? long.Parse(text, CultureInfo.InvariantCulture)
            : null;

    public TimeSpan? Seconds(string key, decimal smallest = 0.001m) =>
        Value(key, YamlRules.Number(smallest, LongestTimeout)) is { } text
            ? TimeSpan.FromTicks((long)(decimal.Parse(text, CultureInfo.InvariantCulture) * TimeSpan.TicksPerSecond))
            : null;

    /// <summary>The first that is given. The arguments were all read by then, so none is reported as unknown.</summary>
    public static T? FirstOf<T>(T? first, T? second)
        where T : struct => first ?? second;

    /// <inheritdoc cref="FirstOf{T}(T?, T?)"/>
    public static string? FirstOf(string? first, string? second) => first ?? second;

    /// <summary>Keys nobody read, with their nodes.</summary>
    public IEnumerable<(string Key, YamlNode Node)> Unread() =>
        from child in node.Children
        let key = child.Key is YamlScalarNode { Value: { } name } ? name : child.Key.ToString()
        where !_read.Contains(key)
        select (key, child.Key);

    /// <summary>Says of every key nobody read that it has no effect.</summary>
    public void WarnUnread()
    {
        foreach (var (key, keyNode) in Unread().ToList())
        {
            _read.Add(key);
            report.Warn(keyNode, PathOf(key), $"is ignored: {LiteLlmKeys.Reason(path, key)}.");
        }
    }

    public YamlNode ValueNode(string key) => Take(key) ?? node;

    private YamlText LookUp(YamlNode value, string key, string variable)
    {
        var found = report.Environment.Find(variable);
        if (found.Problem is not null)
        {
            report.Problem(value, PathOf(key), $"names a variable that is wrong: {found.Problem}");
        }
        return new(found.Value, variable);
    }

    private void WarnUnset(string key, YamlText text) =>
        report.Warn(ValueNode(key), PathOf(key), $"is ignored: the variable {text.Variable} is not set.");
}
