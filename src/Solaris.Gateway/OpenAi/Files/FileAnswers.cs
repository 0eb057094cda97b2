using System.Text.Json;
using Solaris.Http;

namespace Solaris.OpenAi.Files;

/// <summary>Writes answers about files. Always null: the client has its answer.</summary>
internal static class FileAnswers
{
    /// <summary>The provider's own object.</summary>
    public static async Task<Refusal?> WriteAsync(FileCall call, JsonElement file)
    {
        await using var json = Begin(call);
        file.WriteTo(json);
        return null;
    }

    /// <param name="limit">What was asked for; one more file says that there are more.</param>
    public static async Task<Refusal?> WriteAsync(FileCall call, IReadOnlyList<StoredFile> files, int limit)
    {
        var count = Math.Min(limit, files.Count);
        await using var json = Begin(call);
        json.WriteStartObject();
        json.WriteString("object"u8, "list"u8);
        json.WriteStartArray("data"u8);
        for (var i = 0; i < count; i++)
        {
            json.WriteRawValue(files[i].Details);
        }
        json.WriteEndArray();
        json.WriteString("first_id"u8, count > 0 ? files[0].Id : null);
        json.WriteString("last_id"u8, count > 0 ? files[count - 1].Id : null);
        json.WriteBoolean("has_more"u8, files.Count > limit);
        json.WriteEndObject();
        return null;
    }

    /// <summary>Passes the content on as it comes, at the client's speed.</summary>
    public static async Task<Refusal?> CopyAsync(FileCall call, HttpResponseMessage answer)
    {
        var response = call.Http.Response;
        response.ContentType = answer.Content.Headers.ContentType?.ToString() ?? "application/octet-stream";
        response.ContentLength = answer.Content.Headers.ContentLength;
        response.Headers.ContentDisposition = "attachment"; // A user's file is no page of ours.
        response.Headers.XContentTypeOptions = "nosniff";
        await using var content = await answer.Content.ReadAsStreamAsync(call.Aborted);
        await content.CopyToAsync(response.Body, call.Aborted);
        return null;
    }

    private static Utf8JsonWriter Begin(FileCall call)
    {
        call.Http.Response.ContentType = "application/json";
        return new Utf8JsonWriter(call.Http.Response.BodyWriter);
    }
}
