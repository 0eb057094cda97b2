using System.Globalization;
using System.Text.Json;
using Solaris.Accounts;
using Solaris.Calls;
using Solaris.Routing;

namespace Solaris.OpenAi;

/// <summary>
/// <c>GET /v1/models</c>: what this caller may ask for. Chat clients ask for it with each page, so it reads memory only, and it works when
/// every quota is used up.
/// </summary>
internal sealed class ModelsEndpoints(CallerDirectory callers, Router router)
{
    private const string Path = "models";

    public async Task ListAsync(HttpContext http, RequestId request)
    {
        if (await IdentifyAsync(http, request) is not { } caller)
        {
            return;
        }
        var models = new List<ModelListing>();
        foreach (var model in router.Models)
        {
            if (caller.MayUse(model.Id))
            {
                models.Add(model);
            }
        }
        await WriteAsync(http.Response, request, json => WriteList(json, models));
    }

    public async Task GetAsync(HttpContext http, string id, RequestId request)
    {
        if (await IdentifyAsync(http, request) is not { } caller)
        {
            return;
        }
        foreach (var model in router.Models)
        {
            if (model.Id == id && caller.MayUse(id))
            {
                await WriteAsync(http.Response, request, json => WriteModel(json, model, IsComplete(model)));
                return;
            }
        }
        var refusal = CallRefusals.UnknownModel(id, caller.Language);
        await OpenAiDialect.Instance.RefuseAsync(http.Response, refusal, request);
    }

    /// <summary>Null when the caller was refused, which is answered. LibreChat may name the user in the query.</summary>
    private async ValueTask<Caller?> IdentifyAsync(HttpContext http, RequestId request)
    {
        var user = http.Request.Query["user"].ToString();
        var (caller, refusal) = await callers.IdentifyAsync(
            http.Request,
            Path,
            user.Length == 0 ? null : user,
            http.RequestAborted
        );
        if (refusal is not null)
        {
            await OpenAiDialect.Instance.RefuseAsync(http.Response, refusal, request);
        }
        return caller;
    }

    private static async Task WriteAsync(HttpResponse response, RequestId request, Action<Utf8JsonWriter> write)
    {
        response.ContentType = "application/json";
        response.Headers["x-request-id"] = request.ToString();
        await using var json = new Utf8JsonWriter(response.BodyWriter);
        write(json);
    }

    private static void WriteList(Utf8JsonWriter json, List<ModelListing> models)
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
