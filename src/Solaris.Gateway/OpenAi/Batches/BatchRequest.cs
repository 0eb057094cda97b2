using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Solaris.Calls;
using Solaris.Http;
using Solaris.OpenAi.Responses;

namespace Solaris.OpenAi.Batches;

/// <summary>What a client asks of a new batch.</summary>
/// <param name="Fields">The body; all fields but the file's id go on to the provider.</param>
internal sealed record BatchRequest(JsonObject Fields, string InputFileId, GenerationEndpoint Endpoint, byte[] Digest)
{
    /// <summary>The endpoints whose calls are metered by their answer's usage, without a form and without sound.</summary>
    private static readonly GenerationEndpoint[] Offered =
    [
        ChatEndpoint.Instance,
        ResponsesEndpoint.Instance,
        OpenAiEndpoint.Embeddings,
        OpenAiEndpoint.Completions,
    ];

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public static (BatchRequest? Request, Refusal? Refusal) Read(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonNode.Parse(body, documentOptions: Strict) is JsonObject fields
                ? Read(fields, SHA256.HashData(body))
                : (null, CallRefusals.NotAnObject());
        }
        catch (JsonException exception)
        {
            return (null, CallRefusals.NotJson(exception.LineNumber, exception.BytePositionInLine));
        }
    }

    public static GenerationEndpoint? EndpointOf(string path) => Array.Find(Offered, endpoint => endpoint.Path == path);

    private static (BatchRequest? Request, Refusal? Refusal) Read(JsonObject fields, byte[] digest)
    {
        if (Text(fields, "input_file_id") is not { Length: > 0 } file)
        {
            return (null, CallRefusals.InvalidField("input_file_id", "must be the id of a file"));
        }
        if (Text(fields, "completion_window") != "24h")
        {
            return (null, CallRefusals.InvalidField("completion_window", "must be \"24h\""));
        }
        return Array.Find(Offered, endpoint => Text(fields, "endpoint") == "/v1/" + endpoint.Path) is { } found
            ? (new(fields, file, found, digest), null)
            : (null, CallRefusals.InvalidField("endpoint", $"must be one of {string.Join(", ", Names())}"));
    }

    private static IEnumerable<string> Names() => Offered.Select(endpoint => $"\"/v1/{endpoint.Path}\"");

    private static string? Text(JsonObject fields, string name) =>
        fields[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
