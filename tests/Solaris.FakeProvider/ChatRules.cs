using System.Text.Json;

namespace Solaris.FakeProvider;

/// <summary>What OpenAI refuses of the order of messages, with its words.</summary>
internal static class ChatRules
{
    /// <summary>Null for a conversation that OpenAI would go on with.</summary>
    public static string? Fault(JsonElement body)
    {
        var open = new HashSet<string>();
        foreach (var message in MessagesRules.Each(body, "messages"))
        {
            if (MessagesRules.Text(message, "role") == "tool")
            {
                if (!open.Remove(MessagesRules.Text(message, "tool_call_id") ?? ""))
                {
                    return "messages with role 'tool' must be a response to a preceding message with 'tool_calls'.";
                }
                continue;
            }
            if (open.Count > 0)
            {
                break;
            }
            open.UnionWith(
                MessagesRules.Each(message, "tool_calls").Select(call => MessagesRules.Text(call, "id") ?? "")
            );
        }
        return open.Count == 0
            ? null
            : "An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'.";
    }
}
