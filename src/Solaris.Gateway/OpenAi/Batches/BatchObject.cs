using System.Text.Json;
using System.Text.Json.Nodes;

namespace Solaris.OpenAi.Batches;

/// <summary>The provider's object of a batch.</summary>
internal static class BatchObject
{
    public static string? Text(JsonElement batch, string name) =>
        batch.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>True when nothing more happens to it.</summary>
    public static bool IsOver(JsonElement batch) =>
        Text(batch, "status") is "completed" or "failed" or "expired" or "cancelled";

    public static long Completed(JsonElement batch) =>
        batch.TryGetProperty("request_counts", out var counts)
        && counts.ValueKind == JsonValueKind.Object
        && counts.TryGetProperty("completed", out var count)
        && count.ValueKind == JsonValueKind.Number
        && count.TryGetInt64(out var completed)
            ? completed
            : 0;

    /// <summary>As its owner sees it: with their own file. Until it is charged it is not over, and its output cannot be read yet.</summary>
    public static string Shown(JsonElement batch, StoredBatch row, bool charged)
    {
        var shown = new JsonObject();
        foreach (var field in batch.EnumerateObject()) // One that comes twice counts as it came last.
        {
            shown[field.Name] = JsonNode.Parse(field.Value.GetRawText());
        }
        shown["input_file_id"] = row.InputFileId;
        if (!charged && IsOver(batch))
        {
            shown["status"] = "finalizing";
            shown["output_file_id"] = null;
            shown["error_file_id"] = null;
        }
        return shown.ToJsonString();
    }
}
