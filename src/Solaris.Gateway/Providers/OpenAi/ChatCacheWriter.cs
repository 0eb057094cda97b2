using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.Providers.OpenAi;

/// <summary>Writes <c>cache_control</c> for vendors that hand it on; the others cache on their own.</summary>
internal static class ChatCacheWriter
{
    public static void Write(Utf8JsonWriter json, CacheLifetime? cache, VendorQuirks quirks)
    {
        if (cache is not { } lifetime || !quirks.TakesCacheControl)
        {
            return;
        }
        json.WriteStartObject("cache_control"u8);
        json.WriteString("type"u8, "ephemeral"u8);
        if (lifetime == CacheLifetime.OneHour)
        {
            json.WriteString("ttl"u8, "1h"u8);
        }
        json.WriteEndObject();
    }
}
