using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Solaris.Payments;

/// <summary>A payment provider in this process. It can be down, and it can do what it was asked and lose the answer.</summary>
internal abstract class FakeServer : HttpMessageHandler
{
    /// <summary>Requests as `METHOD path?query body`.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>Requests with their answers, for others to judge.</summary>
    public JsonArray Exchanges { get; } = [];

    public Queue<Fault> Faults { get; } = new();

    public int CountOf(string start) => Requests.Count(request => request.StartsWith(start, StringComparison.Ordinal));

    protected abstract (HttpStatusCode Status, JsonNode? Body) Answer(
        HttpMethod method,
        Uri address,
        JsonNode? body,
        HttpRequestHeaders headers
    );

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var text = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        Requests.Add($"{request.Method} {request.RequestUri!.PathAndQuery} {text}");
        var fault = Faults.TryDequeue(out var next) ? next : Fault.None;
        if (fault == Fault.Down)
        {
            throw new HttpRequestException("Connection refused");
        }
        if (fault == Fault.Failing)
        {
            return new(HttpStatusCode.ServiceUnavailable);
        }
        var body = text.StartsWith('{') ? JsonNode.Parse(text) : null;
        var (status, answer) = Answer(request.Method, request.RequestUri, body, request.Headers);
        var exchange = new JsonObject
        {
            ["method"] = request.Method.Method,
            ["path"] = request.RequestUri.PathAndQuery,
            ["body"] = body?.DeepClone(),
            ["status"] = (int)status,
            ["answer"] = answer?.DeepClone(),
        };
        Exchanges.Add((JsonNode)exchange);
        return fault == Fault.LosesAnswer
            ? throw new HttpRequestException("Connection reset")
            : new(status)
            {
                Content = new StringContent(answer?.ToJsonString() ?? "", Encoding.UTF8, "application/json"),
            };
    }
}
