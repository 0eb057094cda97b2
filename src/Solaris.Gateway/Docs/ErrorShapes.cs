using Microsoft.OpenApi;

namespace Solaris.Docs;

/// <summary>How the APIs that clients speak tell of errors.</summary>
internal static class ErrorShapes
{
    public static OpenApiSchema OfOpenAi() =>
        Object(("error", Object(("message", Text()), ("type", Text()), ("param", Nullable()), ("code", Nullable()))));

    public static OpenApiSchema OfAnthropic()
    {
        var error = Object(("type", Text()), ("message", Text()));
        error.Properties!["code"] = Text();
        error.Properties["param"] = Text();
        return Object(("type", Text()), ("error", error), ("request_id", Text()));
    }

    private static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };

    private static OpenApiSchema Nullable() => new() { Type = JsonSchemaType.String | JsonSchemaType.Null };

    /// <summary>An object whose fields are always there.</summary>
    private static OpenApiSchema Object(params (string Name, OpenApiSchema Schema)[] fields) =>
        new()
        {
            Type = JsonSchemaType.Object,
            Required = fields.Select(field => field.Name).ToHashSet(),
            Properties = fields.ToDictionary(field => field.Name, field => (IOpenApiSchema)field.Schema),
        };
}
