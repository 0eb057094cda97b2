using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Solaris.Docs;

/// <summary>
/// Describes <c>/v1</c>. Its handlers read the connection themselves, so nothing can be derived from their types; and
/// the bodies are OpenAI's, whose own description they follow.
/// </summary>
internal sealed class ClientSurfaceDescription : IOpenApiDocumentTransformer
{
    private const string Tag = "OpenAI dialect";
    private const string Json = "application/json";
    private const string Events = "text/event-stream";

    public Task TransformAsync(
        OpenApiDocument document,
        OpenApiDocumentTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        document.Tags ??= new HashSet<OpenApiTag>();
        document.Tags.Add(new() { Name = Tag, Description = "Bodies and answers are those of OpenAI's API." });
        var tag = new OpenApiTagReference(Tag, document);
        Add(
            document,
            "/v1/chat/completions",
            HttpMethod.Post,
            Operation(tag, "CreateChatCompletion", "Answers a chat", streams: true)
        );
        Add(
            document,
            "/v1/completions",
            HttpMethod.Post,
            Operation(tag, "CreateCompletion", "Completes a text", streams: true)
        );
        Add(
            document,
            "/v1/embeddings",
            HttpMethod.Post,
            Operation(tag, "CreateEmbedding", "Embeds texts", streams: false)
        );
        Add(document, "/v1/models", HttpMethod.Get, Listing(tag, "ListModels", "Models the caller may use"));
        Add(document, "/v1/models/{id}", HttpMethod.Get, OneModel(tag));
        return Task.CompletedTask;
    }

    private static void Add(OpenApiDocument document, string path, HttpMethod method, OpenApiOperation operation) =>
        document.Paths[path] = new OpenApiPathItem { Operations = new() { [method] = operation } };

    private static OpenApiOperation Operation(OpenApiTagReference tag, string id, string summary, bool streams)
    {
        var operation = Listing(tag, id, summary);
        operation.RequestBody = new OpenApiRequestBody { Required = true, Content = Bodies(Json) };
        operation.Responses!["200"] = new OpenApiResponse
        {
            Description = streams ? "The answer, or its stream when `stream` is true" : "The answer",
            Headers = AnswerHeaders(),
            Content = streams ? Bodies(Json, Events) : Bodies(Json),
        };
        operation.Responses["402"] = Refusal("A limit is used up, for keys whose `quotaStatus` is 402");
        operation.Responses["404"] = Refusal("`model_not_found`");
        operation.Responses["429"] = Refusal(
            "`insufficient_quota`: a limit is used up; `rate_limit_exceeded`: too fast"
        );
        operation.Responses["502"] = Refusal("No provider answered");
        operation.Responses["503"] = Refusal("The ledger cannot hold tokens now");
        return operation;
    }

    private static OpenApiOperation OneModel(OpenApiTagReference tag)
    {
        var operation = Listing(tag, "GetModel", "One model");
        operation.Responses!["404"] = Refusal("`model_not_found`");
        operation.Parameters =
        [
            new OpenApiParameter
            {
                Name = "id",
                In = ParameterLocation.Path,
                Required = true,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            },
        ];
        return operation;
    }

    private static OpenApiOperation Listing(OpenApiTagReference tag, string id, string summary) =>
        new()
        {
            OperationId = id,
            Summary = summary,
            Tags = new HashSet<OpenApiTagReference> { tag },
            Responses = new()
            {
                ["200"] = new OpenApiResponse { Description = "The answer", Content = Bodies(Json) },
                ["401"] = Refusal("`invalid_api_key`"),
            },
        };

    private static Dictionary<string, IOpenApiHeader> AnswerHeaders() =>
        new()
        {
            ["x-request-id"] = Header("Id of the call in GET /api/requests/{id}."),
            ["x-solaris-model"] = Header("The deployment that answered."),
            ["x-solaris-tokens-remaining"] = Header("Tokens left in the tightest limit."),
            ["x-solaris-max-tokens"] = Header("The output cap, when it was shrunk to what the limits left."),
        };

    private static OpenApiHeader Header(string description) =>
        new()
        {
            Description = description,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        };

    private static OpenApiResponse Refusal(string description) =>
        new()
        {
            Description = description,
            Content = new Dictionary<string, OpenApiMediaType>
            {
                [Json] = new OpenApiMediaType { Schema = ErrorShape() },
            },
        };

    private static OpenApiSchema ErrorShape()
    {
        var text = new OpenApiSchema { Type = JsonSchemaType.String };
        var textOrNull = new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Null };
        var error = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Required = new HashSet<string> { "message", "type", "param", "code" },
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["message"] = text,
                ["type"] = text,
                ["param"] = textOrNull,
                ["code"] = textOrNull,
            },
        };
        return new()
        {
            Type = JsonSchemaType.Object,
            Required = new HashSet<string> { "error" },
            Properties = new Dictionary<string, IOpenApiSchema> { ["error"] = error },
        };
    }

    private static Dictionary<string, OpenApiMediaType> Bodies(params string[] types) =>
        types.ToDictionary(
            type => type,
            type => new OpenApiMediaType
            {
                Schema = new OpenApiSchema { Type = type == Json ? JsonSchemaType.Object : JsonSchemaType.String },
            }
        );
}
