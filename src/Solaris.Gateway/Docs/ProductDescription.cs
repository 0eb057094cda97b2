using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Solaris.Docs;

/// <summary>What the document says of itself. No server: the reader's own is the right one.</summary>
internal sealed class ProductDescription : IOpenApiDocumentTransformer
{
    public Task TransformAsync(
        OpenApiDocument document,
        OpenApiDocumentTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        document.Info = new()
        {
            Title = "IA Solaris",
            Version = "v1",
            Description = """
                A gateway that meters, limits and explains the use of AI models.

                `/v1` speaks OpenAI's dialect: point an OpenAI SDK at it and use a Solaris key. Fields that Solaris does
                not know pass through both ways. `/api` administers users, teams, keys and limits and reports what was
                used; its errors are problem+json, its lists are paged by cursor.
                """,
        };
        document.Servers = [];
        return Task.CompletedTask;
    }
}
