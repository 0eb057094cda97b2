using System.Collections.Immutable;
using System.Globalization;
using Solaris.Configuration;

namespace Solaris.Routing.LiteLlm;

/// <summary>Reads <c>cache</c> and <c>cache_params</c>.</summary>
internal static class CacheReader
{
    private const int LongestLife = 30 * 86_400;
    private const int UsualLife = 600;

    private static readonly ValueRule Type = YamlRules.OneOf("local", "redis");
    private static readonly ValueRule Mode = YamlRules.OneOf("default_on", "default_off");

    /// <summary>LiteLLM's names of calls, with and without the <c>a</c> for asynchronous, and our routes.</summary>
    private static readonly (string Name, string Endpoint)[] Calls =
    [
        ("completion", "chat/completions"),
        ("text_completion", "completions"),
        ("embedding", "embeddings"),
        ("responses", "responses"),
        ("anthropic_messages", "messages"),
    ];

    /// <summary>Null when nothing is kept.</summary>
    public static CacheSettings? Read(YamlSection? section)
    {
        if (section is null)
        {
            return null;
        }
        var on = section.Flag("cache") ?? false;
        if (section.Section("cache_params") is not { } parameters)
        {
            return on ? new(TimeSpan.FromSeconds(UsualLife), Endpoints([]), OnRequest: false) : null;
        }
        var settings = new CacheSettings(
            Life(parameters),
            Endpoints(CallTypes(parameters)),
            parameters.Value("mode", Mode) == "default_off",
            Shared: parameters.Value("type", Type) == "redis"
        );
        parameters.WarnUnread();
        return on ? settings : null;
    }

    private static TimeSpan Life(YamlSection parameters)
    {
        var rule = YamlRules.Number(0.001m, LongestLife);
        var text = YamlSection.FirstOf(parameters.Value("ttl", rule), parameters.Value("default_in_memory_ttl", rule));
        return TimeSpan.FromSeconds(text is null ? UsualLife : double.Parse(text, CultureInfo.InvariantCulture));
    }

    private static ImmutableArray<string> CallTypes(YamlSection parameters)
    {
        var names = parameters.Names("supported_call_types");
        foreach (var name in names.Where(name => EndpointOf(name) is null))
        {
            parameters.Report.Warn(
                parameters.ValueNode("supported_call_types"),
                parameters.PathOf("supported_call_types"),
                $"\"{name}\" is ignored: its answers are never kept."
            );
        }
        return names;
    }

    private static ImmutableArray<string> Endpoints(ImmutableArray<string> names) =>
        names.IsEmpty
            ? [.. Calls.Select(call => call.Endpoint)]
            : [.. names.Select(EndpointOf).OfType<string>().Distinct()];

    private static string? EndpointOf(string name) =>
        Array.Find(Calls, call => call.Name == name || "a" + call.Name == name).Endpoint;
}
