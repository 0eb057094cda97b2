using System.Text.Json;
using System.Text.RegularExpressions;

namespace Solaris.FakeProvider;

/// <summary>What Anthropic refuses of <c>system</c> and <c>messages</c>.</summary>
internal sealed partial class MessagesContentRules(JsonElement body, int version, bool thinks, bool hasBudget)
{
    public void Check()
    {
        CheckContent(MessagesRules.Get(body, "system"), "system", mayBeAbsent: true);
        var messages = MessagesRules.Each(body, "messages").ToArray();
        MessagesRules.Require(messages.Length > 0, "messages: at least one message is required");
        MessagesRules.Require(Role(messages[0]) == "user", "messages: first message must use the \"user\" role");
        for (var i = 0; i < messages.Length; i++)
        {
            var role = Role(messages[i]);
            MessagesRules.Require(
                role is "user" or "assistant" || (role == "system" && version >= 408),
                $"messages.{i}.role: Input should be 'user' or 'assistant'"
            );
            CheckContent(MessagesRules.Get(messages[i], "content"), $"messages.{i}", mayBeAbsent: false);
            CheckCalls(messages, i);
        }
        CheckEnd(messages);
        CheckThoughts(messages);
    }

    private static string? Role(JsonElement message) => MessagesRules.Text(message, "role");

    private static void CheckContent(JsonElement content, string place, bool mayBeAbsent)
    {
        switch (content.ValueKind)
        {
            case JsonValueKind.String:
                MessagesRules.Require(
                    mayBeAbsent || !string.IsNullOrWhiteSpace(content.GetString()),
                    $"{place}: text content blocks must be non-empty"
                );
                break;
            case JsonValueKind.Array:
                MessagesRules.Require(content.GetArrayLength() > 0, $"{place}: content must be non-empty");
                foreach (var block in content.EnumerateArray())
                {
                    CheckBlock(block, place);
                }
                break;
            default:
                MessagesRules.Require(mayBeAbsent, $"{place}.content: Field required");
                break;
        }
    }

    private static void CheckBlock(JsonElement block, string place)
    {
        switch (MessagesRules.Text(block, "type"))
        {
            case "text":
                MessagesRules.Require(
                    !string.IsNullOrWhiteSpace(MessagesRules.Text(block, "text")),
                    $"{place}: text content blocks must be non-empty"
                );
                break;
            case "tool_use":
                CheckId(MessagesRules.Text(block, "id"), place);
                MessagesRules.Require(
                    MessagesRules.Get(block, "input").ValueKind == JsonValueKind.Object,
                    $"{place}.tool_use.input: Input should be a valid dictionary"
                );
                break;
            case "tool_result":
                CheckId(MessagesRules.Text(block, "tool_use_id"), place);
                CheckContent(MessagesRules.Get(block, "content"), place, mayBeAbsent: true);
                break;
            case "image" or "document":
                CheckSource(block, place);
                break;
            case "thinking":
                MessagesRules.Require(
                    MessagesRules.Text(block, "signature") is { Length: > 0 },
                    $"{place}.thinking.signature: Field required"
                );
                break;
            case "redacted_thinking":
                MessagesRules.Require(
                    MessagesRules.Text(block, "data") is { Length: > 0 },
                    $"{place}.redacted_thinking.data: Field required"
                );
                break;
            default:
                MessagesRules.Require(IsServerBlock(block), $"{place}: Input tag is not one of the expected tags");
                break;
        }
    }

    /// <summary>Of the provider's own tools, and files in a container.</summary>
    private static bool IsServerBlock(JsonElement block) =>
        MessagesRules.Text(block, "type") is { } type
        && (
            type is "server_tool_use" or "mcp_tool_use" or "container_upload" or "search_result" or "tool_reference"
            || type.EndsWith("_tool_result", StringComparison.Ordinal)
        );

    private static void CheckId(string? id, string place) =>
        MessagesRules.Require(
            id is not null && Id().IsMatch(id),
            $"{place}: String should match pattern '^[a-zA-Z0-9_-]+$'"
        );

    private static void CheckSource(JsonElement block, string place)
    {
        var source = MessagesRules.Get(block, "source");
        var (type, mediaType) = (MessagesRules.Text(source, "type"), MessagesRules.Text(source, "media_type"));
        var known = type switch
        {
            "url" => MessagesRules.Text(source, "url")?.StartsWith("https://", StringComparison.Ordinal) == true,
            "text" => mediaType == "text/plain",
            "base64" => mediaType is "image/png" or "image/jpeg" or "image/gif" or "image/webp" or "application/pdf",
            _ => false,
        };
        MessagesRules.Require(known, $"{place}.source: Input is not a valid source");
    }

    private void CheckCalls(JsonElement[] messages, int i)
    {
        var before = i > 0 ? Ids(messages[i - 1], "tool_use", "id") : [];
        var results = Ids(messages[i], "tool_result", "tool_use_id");
        MessagesRules.Require(
            before.TrueForAll(results.Contains),
            $"messages.{i - 1}: `tool_use` ids were found without `tool_result` blocks immediately after"
        );
        MessagesRules.Require(
            results.TrueForAll(before.Contains),
            $"messages.{i}: unexpected `tool_use_id` found in `tool_result` blocks"
        );
        MessagesRules.Require(
            results.Count == 0 || FirstAreResults(messages[i], results.Count),
            $"messages.{i}: `tool_result` blocks must come first"
        );
        MessagesRules.Require(
            (before.Count == 0 && results.Count == 0) || MessagesRules.Each(body, "tools").Any(),
            "Requests which include `tool_use` or `tool_result` blocks must define tools."
        );
    }

    private static bool FirstAreResults(JsonElement message, int count) =>
        MessagesRules
            .Each(message, "content")
            .Take(count)
            .All(block => MessagesRules.Text(block, "type") == "tool_result");

    private static List<string> Ids(JsonElement message, string type, string field) =>
        [
            .. MessagesRules
                .Each(message, "content")
                .Where(block => MessagesRules.Text(block, "type") == type)
                .Select(block => MessagesRules.Text(block, field) ?? ""),
        ];

    private void CheckEnd(JsonElement[] messages)
    {
        if (Role(messages[^1]) != "assistant")
        {
            return;
        }
        MessagesRules.Require(version < 406 && !thinks, "This model does not support assistant message prefill.");
        MessagesRules.Require(
            Ids(messages[^1], "tool_use", "id").Count == 0,
            "messages: `tool_use` ids were found without `tool_result` blocks immediately after"
        );
        var text = MessagesRules.Text(MessagesRules.Each(messages[^1], "content").LastOrDefault(), "text") ?? "";
        MessagesRules.Require(
            text.TrimEnd() == text,
            "messages: final assistant content cannot end with trailing whitespace"
        );
    }

    private void CheckThoughts(JsonElement[] messages)
    {
        var last = Array.FindLastIndex(messages, message => Role(message) == "assistant");
        if (!hasBudget || last < 0 || Ids(messages[last], "tool_use", "id").Count == 0 || last < messages.Length - 2)
        {
            return;
        }
        MessagesRules.Require(
            MessagesRules.Text(MessagesRules.Each(messages[last], "content").First(), "type")
                is "thinking"
                    or "redacted_thinking",
            $"messages.{last}.content.0.type: Expected `thinking` or `redacted_thinking`, but found `tool_use`."
        );
    }

    [GeneratedRegex("^[a-zA-Z0-9_-]+$", RegexOptions.None, matchTimeoutMilliseconds: 200)]
    private static partial Regex Id();
}
