using System.Text.Json;

namespace Solaris.Anthropic;

/// <summary>Usage in Anthropic's classes: <c>input_tokens</c> leaves out what was read from or written to the cache.</summary>
internal static class MessagesUsage
{
    public static void Write(Utf8JsonWriter json, in TokenUsage usage)
    {
        json.WriteStartObject("usage"u8);
        json.WriteNumber("input_tokens"u8, usage.InputUncached);
        json.WriteNumber("cache_creation_input_tokens"u8, usage.InputCacheWrite5m + usage.InputCacheWrite1h);
        json.WriteNumber("cache_read_input_tokens"u8, usage.InputCacheRead);
        json.WriteStartObject("cache_creation"u8);
        json.WriteNumber("ephemeral_5m_input_tokens"u8, usage.InputCacheWrite5m);
        json.WriteNumber("ephemeral_1h_input_tokens"u8, usage.InputCacheWrite1h);
        json.WriteEndObject();
        json.WriteNumber("output_tokens"u8, usage.OutputTotal);
        if (usage.OutputReasoning > 0)
        {
            json.WriteStartObject("output_tokens_details"u8);
            json.WriteNumber("thinking_tokens"u8, usage.OutputReasoning);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }
}
