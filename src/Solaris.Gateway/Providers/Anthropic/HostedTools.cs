using System.Text.Json;

namespace Solaris.Providers.Anthropic;

/// <summary>Tools that the provider runs: Anthropic's own as they came, OpenAI's web search as Anthropic's, no others.</summary>
internal static class HostedTools
{
    private const string WebSearch = "web_search";

    /// <summary>OpenAI's chat has options for its search instead of a tool: they have no type.</summary>
    public static bool AreKnown(JsonElement hosted) =>
        IsOurs(hosted) || hosted.Text("type") is not { } type || type.StartsWith(WebSearch, StringComparison.Ordinal);

    public static void Write(Utf8JsonWriter json, JsonElement hosted)
    {
        if (IsOurs(hosted))
        {
            json.WriteRawValue(hosted.GetRawText());
        }
        else
        {
            WriteWebSearch(json, hosted);
        }
    }

    /// <summary>What <c>tool_choice</c> calls it.</summary>
    public static string NameOf(JsonElement hosted) => IsOurs(hosted) ? hosted.Text("name") ?? WebSearch : WebSearch;

    /// <param name="options">OpenAI's options; where the user is, and pages to keep to, are understood.</param>
    private static void WriteWebSearch(Utf8JsonWriter json, JsonElement options)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "web_search_20250305"u8);
        json.WriteString("name"u8, WebSearch);
        var filters = options.Field("filters", JsonValueKind.Object);
        if (filters?.Field("allowed_domains", JsonValueKind.Array) is { } domains && domains.GetArrayLength() > 0)
        {
            json.WritePropertyName("allowed_domains"u8);
            json.WriteRawValue(domains.GetRawText());
        }
        if (options.Field("user_location", JsonValueKind.Object) is { } location)
        {
            WriteLocation(json, location.Field("approximate", JsonValueKind.Object) ?? location);
        }
        json.WriteEndObject();
    }

    private static void WriteLocation(Utf8JsonWriter json, JsonElement location)
    {
        json.WriteStartObject("user_location"u8);
        json.WriteString("type"u8, "approximate"u8);
        foreach (var field in (string[])["city", "region", "country", "timezone"])
        {
            if (location.Text(field) is { Length: > 0 } text)
            {
                json.WriteString(field, text);
            }
        }
        json.WriteEndObject();
    }

    /// <summary>Anthropic's types end in a date without hyphens: <c>code_execution_20250825</c>.</summary>
    private static bool IsOurs(JsonElement hosted) =>
        hosted.Text("name") is not null
        && hosted.Text("type") is { Length: > 9 } type
        && type[^9] == '_'
        && type.AsSpan(type.Length - 8).ContainsAnyExceptInRange('0', '9') is false;
}
