using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Solaris.FakeProvider;

/// <summary>
/// What Anthropic's Messages API refuses, as its documentation and the recorded and quoted errors say. Throws <see cref="BrokenRuleException"/>:
/// a translated request that passes here is well formed.
/// </summary>
internal sealed partial class MessagesRules(JsonElement body)
{
    private const long LeastBudget = 1_024;

    private static readonly HashSet<string> Fields =
    [
        "cache_control",
        "container",
        "context_management",
        "inference_geo",
        "max_tokens",
        "mcp_servers",
        "messages",
        "metadata",
        "model",
        "output_config",
        "output_format",
        "service_tier",
        "speed",
        "stop_sequences",
        "stream",
        "system",
        "temperature",
        "thinking",
        "tool_choice",
        "tools",
        "top_k",
        "top_p",
    ];

    private readonly int _version = VersionOf(body);
    private readonly string? _thinking = Text(Get(body, "thinking"), "type");

    /// <summary>Enabled or adaptive.</summary>
    private bool Thinks => _thinking is "enabled" or "adaptive";

    public void Check()
    {
        foreach (var field in body.EnumerateObject())
        {
            Require(Fields.Contains(field.Name), $"{field.Name}: Extra inputs are not permitted");
        }
        Require(Text(body, "model") is { Length: > 0 }, "model: Field required");
        Require(Number(body, "max_tokens") >= 1, "max_tokens: Field required");
        CheckSampling();
        CheckThinking();
        CheckOutput();
        CheckCaller();
        var tools = new MessagesToolRules(body);
        tools.Check(Thinks);
        new MessagesContentRules(body, _version, Thinks, _thinking == "enabled").Check();
        CheckCacheMarks();
    }

    public static void Require(bool kept, string message)
    {
        if (!kept)
        {
            throw new BrokenRuleException(message);
        }
    }

    public static JsonElement Get(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    public static string? Text(JsonElement element, string name) =>
        Get(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static double? Number(JsonElement element, string name) =>
        Get(element, name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;

    private void CheckSampling()
    {
        foreach (var name in (string[])["temperature", "top_p"])
        {
            Require(Number(body, name) is null or (>= 0 and <= 1), $"{name}: range: 0..1");
            Require(Number(body, name) is null || _version < 407, $"`{name}` is deprecated for this model.");
        }
        Require(Number(body, "top_k") is null || _version < 407, "`top_k` is deprecated for this model.");
        Require(
            _version < 401 || Number(body, "temperature") is null || Number(body, "top_p") is null,
            "`temperature` and `top_p` cannot both be specified for this model. Please use only one."
        );
        foreach (var stop in Each(body, "stop_sequences"))
        {
            Require(
                !string.IsNullOrWhiteSpace(stop.GetString()),
                "stop_sequences: each stop sequence must contain non-whitespace"
            );
        }
    }

    private void CheckThinking()
    {
        var thinking = Get(body, "thinking");
        Require(
            thinking.ValueKind == JsonValueKind.Undefined || _thinking is "enabled" or "adaptive" or "disabled",
            "thinking: Input tag does not match any of the expected tags: 'adaptive', 'disabled', 'enabled'"
        );
        if (_thinking == "enabled")
        {
            Require(
                _version < 407,
                "\"thinking.type.enabled\" is not supported for this model. Use \"thinking.type.adaptive\"."
            );
            var budget = Number(thinking, "budget_tokens");
            Require(budget >= LeastBudget, "thinking.enabled.budget_tokens: Input should be greater than 1023");
            Require(budget < Number(body, "max_tokens"), "`max_tokens` must be greater than `thinking.budget_tokens`.");
        }
        Require(_thinking != "adaptive" || _version >= 406, "adaptive thinking is not supported on this model");
        if (Thinks)
        {
            Require(
                Number(body, "temperature") is null or 1,
                "`temperature` may only be set to 1 when thinking is enabled."
            );
            Require(Number(body, "top_k") is null, "`top_k` must be unset when thinking is enabled.");
            Require(
                Number(body, "top_p") is null or >= 0.95,
                "`top_p` must be at least 0.95 when thinking is enabled."
            );
        }
    }

    private void CheckOutput()
    {
        var output = Get(body, "output_config");
        string[] levels =
            _version >= 407 ? ["low", "medium", "high", "xhigh", "max"] : ["high", "low", "max", "medium"];
        Require(
            Text(output, "effort") is not { } effort || levels.Contains(effort),
            $"This model does not support this effort level. Supported levels: {string.Join(", ", levels)}."
        );
        if (Get(output, "format") is { ValueKind: JsonValueKind.Object } format)
        {
            Require(_version is 401 or >= 405, "output_config.format is not supported on this model");
            Require(Text(format, "type") == "json_schema", "output_config.format.type: Input should be 'json_schema'");
            StrictSchemaRules.Check(Get(format, "schema"));
        }
    }

    private void CheckCaller()
    {
        Require(
            Get(body, "service_tier").ValueKind == JsonValueKind.Undefined
                || Text(body, "service_tier") is "auto" or "standard_only",
            "service_tier: Input should be 'auto' or 'standard_only'"
        );
        if (Get(body, "metadata") is { ValueKind: JsonValueKind.Object } metadata)
        {
            foreach (var field in metadata.EnumerateObject())
            {
                Require(field.Name == "user_id", $"metadata.{field.Name}: Extra inputs are not permitted");
            }
        }
    }

    private void CheckCacheMarks()
    {
        var lifetimes = new List<string>();
        foreach (var place in (string[])["tools", "system", "messages"])
        {
            CacheLifetimes(Get(body, place), lifetimes);
        }
        Require(lifetimes.Count <= 4, "A maximum of 4 blocks with cache_control may be provided.");
        var firstShort = lifetimes.IndexOf("5m");
        Require(
            firstShort < 0 || lifetimes.LastIndexOf("1h") < firstShort,
            "a ttl='1h' cache_control block must not come after a ttl='5m' cache_control block"
        );
    }

    private static void CacheLifetimes(JsonElement element, List<string> found)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var one in element.EnumerateArray())
            {
                CacheLifetimes(one, found);
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            CacheLifetimes(Get(element, "content"), found);
            if (Get(element, "cache_control") is { ValueKind: JsonValueKind.Object } mark)
            {
                Require(Text(mark, "type") == "ephemeral", "cache_control.type: Input should be 'ephemeral'");
                found.Add(Text(mark, "ttl") ?? "5m");
            }
        }
    }

    public static IEnumerable<JsonElement> Each(JsonElement element, string name) =>
        Get(element, name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    /// <summary>4.5 is 405; other names count as the oldest.</summary>
    private static int VersionOf(JsonElement body)
    {
        var found = Version().Match(Text(body, "model") ?? "");
        return found.Success ? (Part(found, "major") * 100) + Part(found, "minor") : 0;
    }

    private static int Part(Match found, string group) =>
        int.TryParse(found.Groups[group].ValueSpan, CultureInfo.InvariantCulture, out var number) ? number : 0;

    [GeneratedRegex(
        @"claude-(?:[a-z]+-)?(?<major>\d{1,2})(?:[-.](?<minor>\d{1,2}))?(?!\d)",
        RegexOptions.None,
        matchTimeoutMilliseconds: 200
    )]
    private static partial Regex Version();
}
