using System.Text.Json;
using Solaris.Accounts;
using Solaris.Routing;

namespace Solaris.Calls;

/// <summary>
/// <c>GET /v1/models</c>: what this caller may ask for. Chat clients ask for it with each page, so it reads memory only, and it works when
/// every quota is used up. Two APIs have this route: the request tells whose client it is.
/// </summary>
internal sealed class ModelsEndpoints(
    CallerDirectory callers,
    Router router,
    IEnumerable<ModelPresentation> presentations
)
{
    private const string Path = "models";

    private readonly ModelPresentation[] _presentations = [.. presentations];

    public ClientDialect DialectOf(HttpContext http) => For(http.Request).Dialect;

    public async Task ListAsync(HttpContext http, RequestId request)
    {
        if (await IdentifyAsync(http, request) is not { } caller)
        {
            return;
        }
        var models = new List<ModelListing>();
        foreach (var model in router.Models)
        {
            if (router.MayUse(caller, model.Id))
            {
                models.Add(model);
            }
        }
        await WriteAsync(http, request, (json, shown) => shown.WriteList(json, models, http.Request.Query));
    }

    public async Task GetAsync(HttpContext http, string id, RequestId request)
    {
        if (await IdentifyAsync(http, request) is not { } caller)
        {
            return;
        }
        foreach (var model in router.Models)
        {
            if (model.Id == id && router.MayUse(caller, id))
            {
                await WriteAsync(http, request, (json, shown) => shown.WriteModel(json, model));
                return;
            }
        }
        var refusal = CallRefusals.UnknownModel(id, caller.Language);
        await DialectOf(http).RefuseAsync(http.Response, refusal, request);
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
            await DialectOf(http).RefuseAsync(http.Response, refusal, request);
        }
        return caller;
    }

    private async Task WriteAsync(HttpContext http, RequestId request, Action<Utf8JsonWriter, ModelPresentation> write)
    {
        var shown = For(http.Request);
        http.Response.ContentType = "application/json";
        shown.Dialect.WriteId(http.Response.Headers, request);
        await using var json = new Utf8JsonWriter(http.Response.BodyWriter);
        write(json, shown);
    }

    private ModelPresentation For(HttpRequest request) =>
        Array.Find(_presentations, one => one.Suits(request)) ?? _presentations[^1];
}
