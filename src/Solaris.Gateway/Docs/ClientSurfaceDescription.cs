using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Solaris.Docs;

/// <summary>
/// Describes <c>/v1</c>. Its handlers read the connection themselves, so nothing can be derived from their types; and
/// the bodies are OpenAI's and Anthropic's, whose own descriptions they follow.
/// </summary>
internal sealed class ClientSurfaceDescription : IOpenApiDocumentTransformer
{
    private const string OpenAi = "OpenAI dialect";
    private const string Anthropic = "Anthropic dialect";
    private const string Json = "application/json";
    private const string Events = "text/event-stream";

    public Task TransformAsync(
        OpenApiDocument document,
        OpenApiDocumentTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        document.Tags ??= new HashSet<OpenApiTag>();
        document.Tags.Add(new() { Name = OpenAi, Description = "Bodies and answers are those of OpenAI's API." });
        document.Tags.Add(new() { Name = Anthropic, Description = "Bodies and answers are those of Anthropic's API." });
        var surface = new ClientSurface(new(OpenAi, document), ErrorShapes.OfOpenAi());
        Add(
            document,
            "/v1/chat/completions",
            HttpMethod.Post,
            Operation(surface, "CreateChatCompletion", "Answers a chat", streams: true)
        );
        Add(
            document,
            "/v1/completions",
            HttpMethod.Post,
            Operation(surface, "CreateCompletion", "Completes a text", streams: true)
        );
        Add(
            document,
            "/v1/embeddings",
            HttpMethod.Post,
            Operation(surface, "CreateEmbedding", "Embeds texts", streams: false)
        );
        AddAnthropic(document, new(new(Anthropic, document), ErrorShapes.OfAnthropic()));
        Add(document, "/v1/models", HttpMethod.Get, Listing(surface, "ListModels", "Models the caller may use"));
        Add(document, "/v1/models/{id}", HttpMethod.Get, OneModel(surface));
        Add(
            document,
            "/v1/responses",
            HttpMethod.Post,
            Operation(surface, "CreateResponse", "Answers a conversation; nothing is stored", streams: true)
        );
        return Task.CompletedTask;
    }

    private static void AddAnthropic(OpenApiDocument document, ClientSurface surface)
    {
        Add(
            document,
            "/v1/messages",
            HttpMethod.Post,
            Operation(surface, "CreateMessage", "Answers a conversation", streams: true)
        );
        var counting = Listing(surface, "CountMessageTokens", "Counts a conversation's input; charges nothing");
        counting.RequestBody = new OpenApiRequestBody { Required = true, Content = Bodies(Json) };
        counting.Responses!["200"] = new OpenApiResponse
        {
            Description = "The count",
            Headers = new Dictionary<string, IOpenApiHeader>
            {
                ["x-solaris-token-count"] = Header(
                    "Who counted: `provider`, or `estimate` for the gateway's own bound."
                ),
            },
            Content = Bodies(Json),
        };
        counting.Responses["404"] = Refusal(surface, "`model_not_found`");
        counting.Responses["429"] = Refusal(surface, "`rate_limit_exceeded`: too fast");
        Add(document, "/v1/messages/count_tokens", HttpMethod.Post, counting);
    }

    private static void Add(OpenApiDocument document, string path, HttpMethod method, OpenApiOperation operation) =>
        document.Paths[path] = new OpenApiPathItem { Operations = new() { [method] = operation } };

    private static OpenApiOperation Operation(ClientSurface surface, string id, string summary, bool streams)
    {
        var operation = Listing(surface, id, summary);
        operation.RequestBody = new OpenApiRequestBody { Required = true, Content = Bodies(Json) };
        operation.Responses!["200"] = new OpenApiResponse
        {
            Description = streams ? "The answer, or its stream when `stream` is true" : "The answer",
            Headers = AnswerHeaders(),
            Content = streams ? Bodies(Json, Events) : Bodies(Json),
        };
        operation.Responses["402"] = Refusal(surface, "A limit is used up, for keys whose `quotaStatus` is 402");
        operation.Responses["404"] = Refusal(surface, "`model_not_found`");
        operation.Responses["429"] = Refusal(
            surface,
            "`insufficient_quota`: a limit is used up; `rate_limit_exceeded`: too fast"
        );
        operation.Responses["502"] = Refusal(surface, "No provider answered");
        operation.Responses["503"] = Refusal(surface, "The ledger cannot hold tokens now");
        return operation;
    }

    private static OpenApiOperation OneModel(ClientSurface surface)
    {
        var operation = Listing(surface, "GetModel", "One model");
        operation.Responses!["404"] = Refusal(surface, "`model_not_found`");
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

    private static OpenApiOperation Listing(ClientSurface surface, string id, string summary) =>
        new()
        {
            OperationId = id,
            Summary = summary,
            Tags = new HashSet<OpenApiTagReference> { surface.Tag },
            Responses = new()
            {
                ["200"] = new OpenApiResponse { Description = "The answer", Content = Bodies(Json) },
                ["401"] = Refusal(surface, "`invalid_api_key`"),
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

    private static OpenApiResponse Refusal(ClientSurface surface, string description) =>
        new()
        {
            Description = description,
            Content = new Dictionary<string, OpenApiMediaType>
            {
                [Json] = new OpenApiMediaType { Schema = surface.Error },
            },
        };

    private static Dictionary<string, OpenApiMediaType> Bodies(params string[] types) =>
        types.ToDictionary(
            type => type,
            type => new OpenApiMediaType
            {
                Schema = new OpenApiSchema { Type = type == Json ? JsonSchemaType.Object : JsonSchemaType.String },
            }
        );
}
