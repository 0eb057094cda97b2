using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Solaris.Docs;

/// <summary>Declares who may call what: an API key under <c>/v1</c>, a session or the master key under <c>/api</c>.</summary>
internal sealed class SecurityDescription : IOpenApiDocumentTransformer
{
    private const string ApiKey = "apiKey";
    private const string MasterKey = "masterKey";
    private const string Session = "session";
    private static readonly string[] Open =
    [
        "/api/auth/login",
        "/api/auth/options",
        "/api/auth/password",
        "/api/auth/password-reset",
        "/api/auth/sso",
        "/health",
        "/health/ready",
    ];

    public Task TransformAsync(
        OpenApiDocument document,
        OpenApiDocumentTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        document.Components ??= new();
        document.Components.SecuritySchemes = Schemes();
        foreach (var (path, item) in document.Paths)
        {
            foreach (var operation in item.Operations ?? [])
            {
                operation.Value.Security = Requirements(path, document);
            }
        }
        return Task.CompletedTask;
    }

    private static Dictionary<string, IOpenApiSecurityScheme> Schemes() =>
        new()
        {
            [ApiKey] = Bearer("A Solaris key, `sol_live_…`; `x-api-key` carries it too."),
            [MasterKey] = Bearer("SOLARIS_MASTER_KEY, for automation."),
            [Session] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Cookie,
                Name = "__Host-solaris",
                Description =
                    "The session that POST /api/auth/login opens; on this machine without https the cookie is `solaris`.",
            },
        };

    private static OpenApiSecurityScheme Bearer(string description) =>
        new()
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = description,
        };

    private static List<OpenApiSecurityRequirement> Requirements(string path, OpenApiDocument document)
    {
        if (Open.Contains(path))
        {
            return [];
        }
        string[] alternatives = path.StartsWith("/v1/", StringComparison.Ordinal) ? [ApiKey] : [Session, MasterKey];
        return
        [
            .. alternatives.Select(name => new OpenApiSecurityRequirement
            {
                [new OpenApiSecuritySchemeReference(name, document)] = [],
            }),
        ];
    }
}
