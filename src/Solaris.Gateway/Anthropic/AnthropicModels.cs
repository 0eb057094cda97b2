using System.Globalization;
using System.Text.Json;
using Solaris.Calls;
using Solaris.Routing;

namespace Solaris.Anthropic;

/// <summary>Models in Anthropic's shape, a page at a time.</summary>
internal sealed class AnthropicModels : ModelPresentation
{
    private const int LargestPage = 1_000;

    public override ClientDialect Dialect => AnthropicDialect.Instance;

    /// <summary>Each of Anthropic's clients names the version it speaks.</summary>
    public override bool Suits(HttpRequest request) => request.Headers.ContainsKey("anthropic-version");

    public override void WriteList(Utf8JsonWriter json, List<ModelListing> models, IQueryCollection query)
    {
        var (first, last) = Page(models, query);
        json.WriteStartObject();
        json.WriteStartArray("data"u8);
        for (var at = first; at < last; at++)
        {
            WriteModel(json, models[at]);
        }
        json.WriteEndArray();
        json.WriteBoolean("has_more"u8, HasMore(models.Count, first, last, query));
        json.WriteString("first_id"u8, first < last ? models[first].Id : null);
        json.WriteString("last_id"u8, first < last ? models[last - 1].Id : null);
        json.WriteEndObject();
    }

    public override void WriteModel(Utf8JsonWriter json, ModelListing model)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "model"u8);
        json.WriteString("id"u8, model.Id);
        json.WriteString("display_name"u8, model.Id);
        json.WriteString("created_at"u8, "1970-01-01T00:00:00Z"u8); // Anthropic's own way to say that it is unknown.
        json.WriteEndObject();
    }

    private static (int First, int Last) Page(List<ModelListing> models, IQueryCollection query)
    {
        var limit = Limit(query);
        if (Place(models, query["before_id"]) is { } before)
        {
            return (Math.Max(0, before - limit), before);
        }
        var first = Place(models, query["after_id"]) + 1 ?? 0;
        return (first, Math.Min(models.Count, first + limit));
    }

    private static bool HasMore(int count, int first, int last, IQueryCollection query) =>
        query.ContainsKey("before_id") ? first > 0 : last < count;

    private static int Limit(IQueryCollection query) =>
        int.TryParse(query["limit"], NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit > 0
            ? Math.Min(limit, LargestPage)
            : LargestPage;

    private static int? Place(List<ModelListing> models, string? id) =>
        id is not null && models.FindIndex(model => model.Id == id) is >= 0 and var place ? place : null;
}
