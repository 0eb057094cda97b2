using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace Solaris.Demo;

/// <summary>An upstream in this process that speaks OpenAI's dialect: the demo needs no key, no network and no money.</summary>
internal sealed class SimulatedProvider(IOptions<DemoOptions> options, TimeProvider clock) : HttpMessageHandler
{
    /// <summary>The provider's name in routes and the key under which this handler is registered.</summary>
    public const string Name = "simulated";

    /// <summary>A model whose name ends so does not wait between tokens.</summary>
    private const string FastSuffix = "-fast";

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var content = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        try
        {
            using var body = JsonDocument.Parse(content);
            return Answer(request.RequestUri?.AbsolutePath ?? "", body.RootElement);
        }
        catch (JsonException)
        {
            return Refusal(HttpStatusCode.BadRequest, "The body is not JSON.");
        }
    }

    private HttpResponseMessage Answer(string path, JsonElement body) =>
        path[(path.LastIndexOf('/') + 1)..] switch
        {
            "completions" => Complete(SimulatedRequest.Read(body), path.Contains("/chat/", StringComparison.Ordinal)),
            "embeddings" => Json(HttpStatusCode.OK, SimulatedEmbeddings.Answer(body)),
            _ => Refusal(HttpStatusCode.NotFound, $"The simulated provider has no {path}."),
        };

    private HttpResponseMessage Complete(SimulatedRequest request, bool chat)
    {
        var answer = new SimulatedChat(request, chat);
        if (!request.Stream)
        {
            return Json(HttpStatusCode.OK, answer.Whole());
        }
        var pace = request.Model.EndsWith(FastSuffix, StringComparison.Ordinal)
            ? TimeSpan.Zero
            : TimeSpan.FromSeconds(1.0 / options.Value.TokensPerSecond);
        var stream = new StreamContent(new PacedStream(answer.Events().GetEnumerator(), pace, clock));
        stream.Headers.ContentType = new MediaTypeHeaderValue("text/event-stream") { CharSet = "utf-8" };
        return new(HttpStatusCode.OK) { Content = stream };
    }

    private static HttpResponseMessage Refusal(HttpStatusCode status, string message)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject("error");
            json.WriteString("message", message);
            json.WriteString("type", "invalid_request_error");
            json.WriteNull("param");
            json.WriteNull("code");
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return Json(status, buffer.ToArray());
    }

    private static HttpResponseMessage Json(HttpStatusCode status, byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json");
        return new(status) { Content = content };
    }
}
