using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Solaris.FakeProvider;

/// <summary>JSON as providers send it: text beyond ASCII stays raw UTF-8.</summary>
internal static class AnswerJson
{
    private static readonly JsonSerializerOptions Raw = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Bytes(JsonNode node) => JsonSerializer.SerializeToUtf8Bytes(node, Raw);

    public static string Text(JsonNode node) => node.ToJsonString(Raw);

    public static async Task WriteAsync(FakeCall call, JsonNode node)
    {
        call.Bill.Status = 200;
        call.Http.Response.ContentType = "application/json";
        var bytes = Bytes(node);
        await AnswerBytes.WriteAsync(call, bytes);
        call.Bill.Finished = true;
    }
}
