using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Solaris.FakeProvider;

/// <summary>OpenAI's files, one shelf for all: whoever has the key sees everybody's.</summary>
internal sealed class FilesEndpoint
{
    private readonly ConcurrentDictionary<string, StoredFile> _files = [];
    private int _count;

    public void Map(IEndpointRouteBuilder routes, string root, Func<HttpContext, bool> isLetIn)
    {
        routes.MapPost(root + "/files", http => GuardAsync(http, isLetIn, UploadAsync));
        routes.MapGet(root + "/files/{id}", http => GuardAsync(http, isLetIn, ShowAsync));
        routes.MapDelete(root + "/files/{id}", http => GuardAsync(http, isLetIn, DeleteAsync));
        routes.MapGet(root + "/files/{id}/content", http => GuardAsync(http, isLetIn, ContentAsync));
    }

    public static async Task GuardAsync(
        HttpContext http,
        Func<HttpContext, bool> isLetIn,
        Func<HttpContext, Task<IResult>> answerAsync
    )
    {
        var result = isLetIn(http) ? await answerAsync(http) : Error(401, "Incorrect API key provided.");
        await result.ExecuteAsync(http);
    }

    private async Task<IResult> UploadAsync(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (form.Files["file"] is not { } sent || form["purpose"] is not [{ Length: > 0 } purpose])
        {
            return Error(400, "'file' and 'purpose' are required.");
        }
        using var content = new MemoryStream();
        await sent.CopyToAsync(content, http.RequestAborted);
        return Json(Add(sent.FileName, purpose, content.ToArray()).Object);
    }

    public int Count => _files.Count;

    public StoredFile? Find(string id) => _files.GetValueOrDefault(id);

    public StoredFile Add(string name, string purpose, byte[] content)
    {
        var number = Interlocked.Increment(ref _count).ToString("D6", CultureInfo.InvariantCulture);
        var file = new StoredFile("file-" + number, name, purpose, content);
        return _files[file.Id] = file;
    }

    private Task<IResult> ShowAsync(HttpContext http) =>
        Task.FromResult(Find(http) is { } file ? Json(file.Object) : NotFound());

    private Task<IResult> DeleteAsync(HttpContext http)
    {
        if (Find(http) is not { } file || !_files.TryRemove(file.Id, out _))
        {
            return Task.FromResult(NotFound());
        }
        var answer = new JsonObject
        {
            ["id"] = file.Id,
            ["object"] = "file",
            ["deleted"] = true,
        };
        return Task.FromResult(Json(answer));
    }

    private Task<IResult> ContentAsync(HttpContext http) =>
        Task.FromResult(Find(http) is { } file ? Results.Bytes(file.Content, "application/octet-stream") : NotFound());

    private StoredFile? Find(HttpContext http) => Find(http.Request.RouteValues["id"] as string ?? "");

    public static IResult Json(JsonObject body) => Results.Content(body.ToJsonString(), "application/json");

    private static IResult NotFound() => Error(404, "No such File object.");

    public static IResult Error(int status, string message) =>
        Results.Content(
            new JsonObject
            {
                ["error"] = new JsonObject { ["message"] = message, ["type"] = "invalid_request_error" },
            }.ToJsonString(),
            "application/json",
            statusCode: status
        );
}
