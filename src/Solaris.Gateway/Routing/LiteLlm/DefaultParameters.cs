using System.Collections.Immutable;
using Solaris.Configuration;
using YamlDotNet.RepresentationModel;

namespace Solaris.Routing.LiteLlm;

/// <summary>Request fields that a deployment adds to bodies which lack them.</summary>
internal static class DefaultParameters
{
    private const long LargestCap = 100_000_000;

    private static readonly (string Name, ValueRule? Rule)[] Known =
    [
        ("temperature", YamlRules.Number(0, 2)),
        ("top_p", YamlRules.Number(0, 1)),
        ("presence_penalty", YamlRules.Number(-2, 2)),
        ("frequency_penalty", YamlRules.Number(-2, 2)),
        ("seed", ValueRules.WholeNumber(long.MinValue, long.MaxValue)),
        ("top_k", ValueRules.WholeNumber(0, int.MaxValue)),
        ("dimensions", ValueRules.WholeNumber(1, int.MaxValue)),
        ("stop", null),
        ("logit_bias", null),
        ("response_format", null),
        ("reasoning_effort", null),
        ("verbosity", null),
        ("service_tier", null),
        ("parallel_tool_calls", null),
        ("tools", null),
        ("tool_choice", null),
        ("modalities", null),
        ("encoding_format", null),
        ("safety_settings", null),
        ("thinking", null),
    ];

    /// <param name="capField">The provider's name for the output cap, whichever of the two the file uses.</param>
    public static ImmutableArray<KeyValuePair<string, string>> Read(YamlSection parameters, string capField)
    {
        var found = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        foreach (var (name, rule) in Known)
        {
            if (parameters.Take(name) is { } node && Json(parameters, name, node, rule) is { } json)
            {
                found.Add(new(name, json));
            }
        }
        var cap = YamlSection.FirstOf(
            parameters.WholeNumber("max_completion_tokens", 1, LargestCap),
            parameters.WholeNumber("max_tokens", 1, LargestCap)
        );
        if (cap is not null)
        {
            found.Add(new(capField, $"{cap}"));
        }
        AddExtraBody(parameters, found);
        return found.ToImmutable();
    }

    private static string? Json(YamlSection parameters, string name, YamlNode node, ValueRule? rule)
    {
        if (rule is not null)
        {
            return parameters.Value(name, rule);
        }
        var json = YamlJson.Write(node);
        if (json is null)
        {
            parameters.Report.Problem(node, parameters.PathOf(name), "is nested too deeply; allowed: 16 levels.");
        }
        return json;
    }

    /// <summary><c>extra_body</c> holds fields that LiteLLM does not know by name.</summary>
    private static void AddExtraBody(YamlSection parameters, ImmutableArray<KeyValuePair<string, string>>.Builder found)
    {
        if (parameters.Section("extra_body") is not { } extra)
        {
            return;
        }
        foreach (var (name, _) in extra.Unread().Where(field => !IsTheGateways(field.Key)).ToList())
        {
            if (extra.Take(name) is { } node && Json(extra, name, node, rule: null) is { } json)
            {
                found.Add(new(name, json));
            }
        }
        extra.WarnUnread();
    }

    /// <summary>The gateway sets these itself: a default would slip past what it holds and meters.</summary>
    private static bool IsTheGateways(string name) =>
        name is "model" or "stream" or "stream_options" or "n" or "best_of" or "max_tokens" or "max_completion_tokens";
}
