using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Solaris.OpenAi.Responses;

/// <summary>Writes numbered events: <c>event: TYPE</c>, and the same type first in the data.</summary>
/// <param name="first">The number of the first event.</param>
[SuppressMessage(
    "Design",
    "CA1001:Types that own disposable fields should be disposable",
    Justification = "The JSON writer holds no memory but the target's, and nothing between two events."
)]
internal sealed class ResponseEvents(IBufferWriter<byte> target, long first = 0)
{
    public static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Utf8JsonWriter _json = new(target, Plain);
    private long _next = first;

    /// <summary>Opens an event; its fields follow, then <see cref="End"/>.</summary>
    public Utf8JsonWriter Begin(ReadOnlySpan<byte> type)
    {
        target.Write("event: "u8);
        target.Write(type);
        target.Write("\ndata: "u8);
        _json.Reset(target);
        _json.WriteStartObject();
        _json.WriteString("type"u8, type);
        _json.WriteNumber("sequence_number"u8, _next++);
        return _json;
    }

    /// <summary>Opens an event of an item.</summary>
    public Utf8JsonWriter Begin(ReadOnlySpan<byte> type, OutputItem item)
    {
        var json = Begin(type);
        json.WriteString("item_id"u8, item.Id);
        json.WriteNumber("output_index"u8, item.Index);
        return json;
    }

    public void End()
    {
        _json.WriteEndObject();
        _json.Flush();
        target.Write("\n\n"u8);
    }
}
