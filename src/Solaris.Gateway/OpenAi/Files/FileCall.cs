using Solaris.Accounts;

namespace Solaris.OpenAi.Files;

/// <summary>A request of a known caller for files.</summary>
internal sealed record FileCall(HttpContext Http, Caller Caller, RequestId Id)
{
    public Guid Owner => StoredFile.OwnerOf(Caller.Origin);

    public CancellationToken Aborted => Http.RequestAborted;

    public Asker Asker => new(Caller.Language, Aborted);

    /// <summary>The id in the route; empty when there is none.</summary>
    public string FileId => Http.Request.RouteValues["id"] as string ?? "";
}
