using System.Globalization;
using System.Text.Json;
using Solaris.Calls;
using Solaris.Routing;

namespace Solaris.OpenAi;

/// <summary>Models in OpenAI's shape, with the prices that LibreChat reads.</summary>
internal sealed class OpenAiModels : ModelPresentation
{
    public override ClientDialect Dialect => OpenAiDialect.Instance;

    /// <summary>Whoever does not say otherwise.</summary>
    public override bool Suits(HttpRequest request) => !request.Headers.ContainsKey("anthropic-version");

    public override void WriteList(Utf8JsonWriter json, List<ModelListing> models, IQueryCollection query)
    {
        var complete = models.TrueForAll(IsComplete); // LibreChat reads prices only when every model has one.
        json.WriteStartObject();
        json.WriteString("object"u8, "list"u8);
        json.WriteStartArray("data"u8);
        foreach (var model in models)
        {
            WriteModel(json, model, complete);
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    public override void WriteModel(Utf8JsonWriter json, ModelListing model) =>
        WriteModel(json, model, IsComplete(model));

    private static void WriteModel(Utf8JsonWriter json, ModelListing model, bool withPrice)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, model.Id);
        json.WriteString("object"u8, "model"u8);
        json.WriteNumber("created"u8, 0); // Nobody tells when a model was made; the field must be a number.
        json.WriteString("owned_by"u8, model.OwnedBy);
        if (withPrice && model is { Price: { } price, ContextWindow: { } window })
        {
            json.WriteNumber("context_length"u8, window);
            json.WriteStartObject("pricing"u8);
            json.WriteString("prompt"u8, DollarsPerToken(price.Input));
            json.WriteString("completion"u8, DollarsPerToken(price.Output));
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static bool IsComplete(ModelListing model) => model is { Price: not null, ContextWindow: not null };

    private static string DollarsPerToken(long microsPerMillion) =>
        (microsPerMillion / 1_000_000_000_000m).ToString("0.############", CultureInfo.InvariantCulture);
}
