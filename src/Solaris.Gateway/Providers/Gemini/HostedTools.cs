using System.Text.Json;

namespace Solaris.Providers.Gemini;

/// <summary>Google's own tools, and what stands for them in other dialects.</summary>
internal static class HostedTools
{
    private const string Search = "googleSearch";
    private static readonly JsonElement NoSettings = JsonDocument.Parse("{}").RootElement.Clone();

    /// <summary>As LiteLLM's users write them: <c>{"googleSearch": {}}</c> among the tools, in either spelling.</summary>
    private static readonly (string Camel, string Snake)[] Own =
    [
        (Search, "google_search"),
        ("codeExecution", "code_execution"),
        ("urlContext", "url_context"),
        ("googleSearchRetrieval", "google_search_retrieval"),
        ("enterpriseWebSearch", "enterprise_web_search"),
        ("googleMaps", "google_maps"),
        ("fileSearch", "file_search"),
    ];

    /// <summary>OpenAI's and Anthropic's types, of which the latter end in a date.</summary>
    private static readonly (string Prefix, string Name)[] Counterparts =
    [
        ("web_search", Search),
        ("code_interpreter", "codeExecution"),
        ("code_execution", "codeExecution"),
        ("web_fetch", "urlContext"),
    ];

    public static List<KeyValuePair<string, JsonElement>> Of(GeminiRequest request)
    {
        var found = new List<KeyValuePair<string, JsonElement>>();
        foreach (var tool in request.Prompt.Tools)
        {
            if (tool.Hosted is { } definition)
            {
                Add(tool.Name, definition, found, request);
            }
        }
        if (request.Prompt.Other.ContainsKey("web_search_options") && !found.Exists(tool => tool.Key == Search))
        {
            found.Add(new(Search, NoSettings));
        }
        return found;
    }

    private static void Add(
        string type,
        JsonElement definition,
        List<KeyValuePair<string, JsonElement>> found,
        GeminiRequest request
    )
    {
        foreach (var (camel, snake) in Own)
        {
            if ((definition.Get(camel) ?? definition.Get(snake)) is { ValueKind: JsonValueKind.Object } settings)
            {
                found.Add(new(camel, settings));
                return;
            }
        }
        foreach (var (prefix, name) in Counterparts)
        {
            if (type.StartsWith(prefix, StringComparison.Ordinal))
            {
                found.Add(new(name, NoSettings));
                return;
            }
        }
        request.Notes.Unsupported("tools", $"Google has no tool like '{type}'.");
    }
}
