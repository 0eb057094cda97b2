using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Solaris.Audit;

/// <summary>Finds the fields in which a thing differs from what it was. Secrets never show, personal fields tell only that they changed.</summary>
internal sealed class AuditDiff(IOptions<JsonOptions> json)
{
    private const string Something = "•";
    private const int LongestValue = 2_000;

    private static readonly FrozenSet<string> Secret = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "secret",
        "link",
        "password",
        "recoveryCodes",
        "uri"
    );

    /// <summary>Figures that move by themselves, and what a reader finds elsewhere in the row.</summary>
    private static readonly FrozenSet<string> Moving = FrozenSet.Create(
        "used",
        "held",
        "periodStart",
        "periodEnd",
        "members",
        "capabilities"
    );

    private static readonly FrozenSet<string> Personal = FrozenSet.Create(
        "email",
        "externalId",
        "userName",
        "reason",
        "note",
        "address",
        "agent"
    );

    public IReadOnlyList<AuditChange> Between(object? before, object? after, string kind)
    {
        var (old, now) = (Read(before), Read(after));
        var changes = new List<AuditChange>();
        foreach (var field in old.Concat(now).Select(one => one.Key).Distinct(StringComparer.Ordinal))
        {
            if (!JsonNode.DeepEquals(old[field], now[field]))
            {
                changes.Add(
                    IsPersonal(field, kind)
                        ? new(field, Hint(old[field]), Hint(now[field]))
                        : new(field, Text(old[field]), Text(now[field]))
                );
            }
        }
        return changes;
    }

    /// <summary>The <c>id</c> of a thing; null when it has none.</summary>
    public string? IdOf(object? thing) => Read(thing)["id"] is JsonValue id ? id.ToString() : null;

    private JsonObject Read(object? thing)
    {
        if (thing is null)
        {
            return [];
        }
        var options = json.Value.SerializerOptions;
        var node = JsonSerializer.SerializeToNode(thing, options.GetTypeInfo(thing.GetType()));
        Strip(node);
        return node as JsonObject ?? new JsonObject { ["items"] = node };
    }

    private static void Strip(JsonNode? node)
    {
        if (node is JsonArray array)
        {
            foreach (var item in array)
            {
                Strip(item);
            }
        }
        if (node is not JsonObject thing)
        {
            return;
        }
        foreach (var name in thing.Select(field => field.Key).ToList())
        {
            if (Secret.Contains(name) || Moving.Contains(name))
            {
                thing.Remove(name);
            }
            else
            {
                Strip(thing[name]);
            }
        }
    }

    private static bool IsPersonal(string field, string kind) =>
        Personal.Contains(field) || (kind == "user" && field == "name");

    private static string? Hint(JsonNode? node) => node is null ? null : Something;

    private static string? Text(JsonNode? node)
    {
        var text = node is JsonValue value && value.TryGetValue<string>(out var plain) ? plain : node?.ToJsonString();
        return text is { Length: > LongestValue } ? string.Concat(text.AsSpan(0, LongestValue), "…") : text;
    }
}
