using Solaris.Conversations;

namespace Solaris.OpenAi.Chat;

/// <summary>Reads <c>cache_control</c>, Anthropic's field that clients put on parts, messages and tools.</summary>
internal static class ChatCache
{
    public static CacheLifetime? Read(in BodyFields fields)
    {
        if (fields.Object("cache_control") is not { } control)
        {
            return null;
        }
        return control.Text("ttl") == "1h" ? CacheLifetime.OneHour : CacheLifetime.FiveMinutes;
    }
}
