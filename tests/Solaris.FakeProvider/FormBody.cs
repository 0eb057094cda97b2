using System.Text.Json;
using System.Text.Json.Nodes;

namespace Solaris.FakeProvider;

/// <summary>A form as if it had been JSON: its fields as texts, and how many bytes its files have.</summary>
internal static class FormBody
{
    public static async Task<JsonElement> ReadAsync(HttpContext http, MemoryStream copy)
    {
        copy.Position = 0;
        http.Request.Body = copy;
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var body = new JsonObject { ["file_bytes"] = form.Files.Sum(file => file.Length) };
        foreach (var (name, value) in form)
        {
            body[name] = value.ToString();
        }
        return JsonDocument.Parse(body.ToJsonString()).RootElement;
    }
}
