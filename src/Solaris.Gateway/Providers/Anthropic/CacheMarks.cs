using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.Providers.Anthropic;

/// <summary>
/// Writes the breakpoints of the prompt cache: four at most, the last ones when there are more, and none that lives longer behind one that
/// lives shorter.
/// </summary>
/// <param name="wanted">How many marks there are in all.</param>
internal sealed class CacheMarks(int wanted)
{
    private const int Most = 4;
    private int _skip = Math.Max(0, wanted - Most);
    private bool _short;

    public void Write(Utf8JsonWriter json, CacheLifetime? lifetime)
    {
        if (lifetime is null || _skip-- > 0)
        {
            return;
        }
        _short |= lifetime == CacheLifetime.FiveMinutes;
        json.WriteStartObject("cache_control"u8);
        json.WriteString("type"u8, "ephemeral"u8);
        if (!_short)
        {
            json.WriteString("ttl"u8, "1h"u8);
        }
        json.WriteEndObject();
    }
}
