using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Solaris.FakeProvider;

/// <summary>
/// OpenAI's batches. A batch runs when it is looked at, by asking this provider line by line, so that its book shows what it cost.
/// <c>metadata.fake</c> scripts it: <c>fails</c>, <c>expires</c> (half of it is done), <c>refused</c>, <c>silent</c> (made, but not told).
/// </summary>
internal sealed class BatchesEndpoint(FilesEndpoint files) : IDisposable
{
    private readonly ConcurrentDictionary<string, FakeBatch> _batches = [];
    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler());
    private int _count;

    /// <summary>True while no batch gets on.</summary>
    public bool Paused { get; set; }

    public int Count => _batches.Count;

    public void Map(IEndpointRouteBuilder routes, string root, Func<HttpContext, bool> isLetIn)
    {
        routes.MapPost(root + "/batches", http => FilesEndpoint.GuardAsync(http, isLetIn, CreateAsync));
        routes.MapGet(root + "/batches", http => FilesEndpoint.GuardAsync(http, isLetIn, ListAsync));
        routes.MapGet(root + "/batches/{id}", http => FilesEndpoint.GuardAsync(http, isLetIn, ShowAsync));
        routes.MapPost(root + "/batches/{id}/cancel", http => FilesEndpoint.GuardAsync(http, isLetIn, CancelAsync));
    }

    public void Dispose() => _client.Dispose();

    private async Task<IResult> CreateAsync(HttpContext http)
    {
        var asked = await JsonNode.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted);
        if ((string?)asked?["input_file_id"] is not { } input || files.Find(input) is not { Purpose: "batch" })
        {
            return FilesEndpoint.Error(400, "Invalid 'input_file_id'.");
        }
        var path = http.Request.Path.Value ?? "";
        var root = new Uri($"http://{http.Request.Host}{path[..^"/batches".Length]}/");
        var batch = new FakeBatch(
            "batch_" + Interlocked.Increment(ref _count).ToString("D6", CultureInfo.InvariantCulture),
            input,
            (string?)asked["endpoint"] ?? "",
            asked["metadata"]?.DeepClone(),
            new(root, http.Request.Headers.Authorization.ToString())
        );
        if (batch.Script == "refused")
        {
            return FilesEndpoint.Error(400, "This batch is refused.");
        }
        _batches[batch.Id] = batch;
        return batch.Script == "silent"
            ? FilesEndpoint.Error(500, "Something went wrong.")
            : FilesEndpoint.Json(batch.Object);
    }

    private Task<IResult> ListAsync(HttpContext http)
    {
        var all = _batches.Values.OrderByDescending(batch => batch.Id).Select(batch => (JsonNode)batch.Object);
        return Task.FromResult(
            FilesEndpoint.Json(new JsonObject { ["object"] = "list", ["data"] = new JsonArray([.. all]) })
        );
    }

    private async Task<IResult> ShowAsync(HttpContext http)
    {
        if (Find(http) is not { } batch)
        {
            return FilesEndpoint.Error(404, "No batch found.");
        }
        if (!Paused && batch.Status == "in_progress")
        {
            await EndAsync(batch);
        }
        return FilesEndpoint.Json(batch.Object);
    }

    private async Task<IResult> CancelAsync(HttpContext http)
    {
        if (Find(http) is not { } batch)
        {
            return FilesEndpoint.Error(404, "No batch found.");
        }
        if (batch.Status == "in_progress")
        {
            await RunAsync(batch, LinesOf(batch).Length / 2);
            batch.Status = "cancelled";
        }
        return FilesEndpoint.Json(batch.Object);
    }

    private async Task EndAsync(FakeBatch batch)
    {
        if (batch.Script == "fails")
        {
            batch.Status = "failed";
            return;
        }
        var lines = LinesOf(batch).Length;
        await RunAsync(batch, batch.Script == "expires" ? lines / 2 : lines);
        batch.Status = batch.Script == "expires" ? "expired" : "completed";
    }

    private async Task RunAsync(FakeBatch batch, int count)
    {
        var lines = LinesOf(batch);
        var (output, errors) = (new StringBuilder(), new StringBuilder());
        foreach (var line in lines[..count])
        {
            var (answer, failed) = await AskAsync(batch, line);
            (failed ? errors : output).Append(answer).Append('\n');
            batch.Completed += failed ? 0 : 1;
            batch.Failed += failed ? 1 : 0;
        }
        batch.Total = lines.Length;
        batch.Output = Keep(batch, "output", output);
        batch.Errors = Keep(batch, "error", errors);
    }

    private async Task<(string Answer, bool Failed)> AskAsync(FakeBatch batch, JsonNode line)
    {
        var path = ((string?)line["url"] ?? "").Replace("/v1/", "", StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(batch.Address.Root, path));
        request.Headers.Authorization = AuthenticationHeaderValue.Parse(batch.Address.Authorization);
        request.Content = new StringContent(line["body"]!.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await _client.SendAsync(request, CancellationToken.None);
        var answer = new JsonObject
        {
            ["id"] = "batch_req_" + (string?)line["custom_id"],
            ["custom_id"] = (string?)line["custom_id"],
            ["response"] = new JsonObject
            {
                ["status_code"] = (int)response.StatusCode,
                ["request_id"] = "req",
                ["body"] = JsonNode.Parse(await response.Content.ReadAsStringAsync()),
            },
            ["error"] = null,
        };
        return (answer.ToJsonString(), !response.IsSuccessStatusCode);
    }

    private string? Keep(FakeBatch batch, string kind, StringBuilder lines) =>
        lines.Length == 0
            ? null
            : files.Add($"{batch.Id}_{kind}.jsonl", $"batch_{kind}", Encoding.UTF8.GetBytes(lines.ToString())).Id;

    private JsonNode[] LinesOf(FakeBatch batch) =>
        [
            .. Encoding
                .UTF8.GetString(files.Find(batch.Input)?.Content ?? [])
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonNode.Parse(line)!),
        ];

    private FakeBatch? Find(HttpContext http) =>
        _batches.GetValueOrDefault(http.Request.RouteValues["id"] as string ?? "");
}
