using System.Text.Json;
using Solaris.Http;
using Solaris.OpenAi.Files;

namespace Solaris.OpenAi.Batches;

/// <summary>Writes answers about batches. Always null: the client has its answer.</summary>
internal static class BatchAnswers
{
    public static async Task<Refusal?> WriteAsync(FileCall call, StoredBatch batch)
    {
        await using var json = Begin(call);
        json.WriteRawValue(batch.Details ?? "{}");
        return null;
    }

    /// <param name="limit">What was asked for; one more batch says that there are more.</param>
    public static async Task<Refusal?> WriteAsync(FileCall call, IReadOnlyList<StoredBatch> batches, int limit)
    {
        var count = Math.Min(limit, batches.Count);
        await using var json = Begin(call);
        json.WriteStartObject();
        json.WriteString("object"u8, "list"u8);
        json.WriteStartArray("data"u8);
        for (var i = 0; i < count; i++)
        {
            json.WriteRawValue(batches[i].Details ?? "{}");
        }
        json.WriteEndArray();
        json.WriteString("first_id"u8, count > 0 ? batches[0].BatchId : null);
        json.WriteString("last_id"u8, count > 0 ? batches[count - 1].BatchId : null);
        json.WriteBoolean("has_more"u8, batches.Count > limit);
        json.WriteEndObject();
        return null;
    }

    private static Utf8JsonWriter Begin(FileCall call)
    {
        call.Http.Response.ContentType = "application/json";
        return new Utf8JsonWriter(call.Http.Response.BodyWriter);
    }
}
