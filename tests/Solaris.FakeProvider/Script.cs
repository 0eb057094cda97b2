using System.Globalization;
using System.Text.Json;

namespace Solaris.FakeProvider;

/// <summary>
/// What a caller wants to go wrong: <c>key=value</c> pairs after a <c>!</c> in the model name, in
/// <c>metadata.fake</c>, or in a <c>user</c> that starts with <c>fake:</c>, parted by <c>;</c>. Headers cannot carry
/// them, because a gateway does not forward headers.
/// </summary>
/// <remarks>
/// Faults: <c>status</c> with <c>code</c>, <c>retry-after</c>, <c>retry-after-ms</c>, <c>should-retry</c>, <c>echo</c>;
/// <c>times</c> (only the first N attempts of a call fail); <c>at</c> (only this deployment fails);
/// <c>stall</c> = <c>before</c>, <c>headers</c> or a chunk number, for <c>stall-ms</c> (default: until the caller leaves);
/// <c>cut</c> = chunk number; <c>end</c> = chunk number (clean end, no finish); <c>reset</c> = <c>before</c> or <c>headers</c>;
/// <c>garbage</c> = <c>html</c>, <c>json</c>, <c>sse</c>, <c>utf8</c> or <c>empty</c>; <c>error-event</c> = chunk number; <c>no-done</c>.
/// Shape: <c>call</c> (id in the billing), <c>tokens</c>, <c>prompt</c>, <c>reasoning</c>, <c>cached</c>, <c>usage</c>
/// (<c>asked</c>, <c>none</c>, <c>own-chunk</c>, <c>finish</c>, <c>choices</c>, <c>groq</c>, <c>cumulative</c>, <c>zero</c>),
/// <c>delay</c> (ms a chunk), <c>pad</c> (bytes added to each chunk), <c>write</c> (bytes a write), <c>crlf</c>, <c>comments</c>,
/// <c>proof</c> (thoughts must come back with tool calls),
/// <c>abort</c> = <c>cancel</c> or <c>drain</c> (what a caller that leaves is billed), <c>replay</c> (a recording's id).
/// </remarks>
internal sealed class Script
{
    private readonly Dictionary<string, string> _words = [];

    public string? this[string word] => _words.GetValueOrDefault(word);

    public bool Has(string word) => _words.ContainsKey(word);

    public int? Number(string word) =>
        this[word] is { } text && int.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>True when <paramref name="word"/> names this chunk.</summary>
    public bool IsAt(string word, int chunk) => Number(word) == chunk;

    public static Script Read(JsonElement body)
    {
        var script = new Script();
        if (Text(body, "model") is { } model && model.IndexOf('!') is >= 0 and var mark)
        {
            script.Add(model[(mark + 1)..]);
        }
        if (Text(body, "user") is { } user && user.StartsWith("fake:", StringComparison.Ordinal))
        {
            script.Add(user[5..]);
        }
        if (body.TryGetProperty("metadata", out var metadata) && metadata.ValueKind == JsonValueKind.Object)
        {
            script.Add(Text(metadata, "fake") ?? "");
        }
        return script;
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private void Add(string text)
    {
        foreach (var pair in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = pair.Split('=', 2);
            _words[parts[0]] = parts.Length > 1 ? parts[1] : "";
        }
    }
}
