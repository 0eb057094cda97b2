using System.Data.Common;
using Solaris.Calls;
using Solaris.Http;
using Solaris.Providers;

namespace Solaris.OpenAi.Files;

/// <summary>
/// Passes files through to the provider's account and keeps whose each one is. Each method answers, or returns why not.
/// </summary>
internal sealed partial class FileDesk(
    FileStore store,
    FileHosts hosts,
    FileUpstream upstream,
    TimeProvider clock,
    ILogger<FileDesk> logger
)
{
    public async Task<Refusal?> UploadAsync(FileCall call)
    {
        if (hosts.Choose(call.Http.Request, call.Caller) is not { } host)
        {
            return FileRefusals.NoHost();
        }
        using var form = UploadContent.Of(call.Http.Request, call.Id);
        if (form is null)
        {
            return CallRefusals.NotAForm();
        }
        var (found, refusal) = await upstream.AskAsync(host, HttpMethod.Post, "files", form, call.Asker);
        if (found is not { } file)
        {
            return form.Fault ?? refusal;
        }
        if (
            StoredFile.Of(file, call.Owner, host, clock.GetUtcNow()) is not { } row
            || !await KeepAsync(row, host, call)
        )
        {
            return FileRefusals.BadAnswer();
        }
        return await FileAnswers.WriteAsync(call, file);
    }

    public async Task<Refusal?> ListAsync(FileCall call)
    {
        var query = FileQuery.Of(call.Http.Request.Query);
        var found = await store.ListAsync(call.Owner, query, call.Aborted);
        return await FileAnswers.WriteAsync(call, found, query.Limit);
    }

    public Task<Refusal?> ShowAsync(FileCall call) => AskAsync(call, HttpMethod.Get);

    public Task<Refusal?> DeleteAsync(FileCall call) => AskAsync(call, HttpMethod.Delete);

    public async Task<Refusal?> DownloadAsync(FileCall call)
    {
        var (host, refusal) = await FindAsync(call);
        if (host is null)
        {
            return refusal;
        }
        (var answer, refusal) = await upstream.SendAsync(
            host,
            HttpMethod.Get,
            Path(call) + "/content",
            null,
            call.Asker
        );
        if (answer is null)
        {
            return refusal;
        }
        using (answer)
        {
            return await FileAnswers.CopyAsync(call, answer);
        }
    }

    /// <summary>A file that nobody owns must not stay at the provider: nobody could delete it.</summary>
    private async Task<bool> KeepAsync(StoredFile row, Deployment host, FileCall call)
    {
        try
        {
            return await store.AddAsync(row, CancellationToken.None);
        }
        catch (DbException)
        {
            var asker = call.Asker with { Aborted = CancellationToken.None };
            var path = "files/" + Uri.EscapeDataString(row.Id);
            var (gone, _) = await upstream.AskAsync(host, HttpMethod.Delete, path, content: null, asker);
            if (gone is null)
            {
                LogOrphan(row.Id, host.Id);
            }
            throw;
        }
    }

    private async Task<Refusal?> AskAsync(FileCall call, HttpMethod method)
    {
        var (host, refusal) = await FindAsync(call);
        if (host is null)
        {
            return refusal;
        }
        (var found, refusal) = await upstream.AskAsync(host, method, Path(call), content: null, call.Asker);
        var gone = refusal?.Status == StatusCodes.Status404NotFound;
        if (gone || (found is not null && method == HttpMethod.Delete))
        {
            await store.RemoveAsync(call.FileId, CancellationToken.None);
        }
        return found is { } file ? await FileAnswers.WriteAsync(call, file) : refusal;
    }

    private async Task<(Deployment? Host, Refusal? Refusal)> FindAsync(FileCall call)
    {
        if (await store.FindAsync(call.Owner, call.FileId, call.Aborted) is not { } file)
        {
            return (null, FileRefusals.NotFound(call.FileId));
        }
        return hosts.Find(file.DeploymentId) is { } host ? (host, null) : (null, FileRefusals.HostGone());
    }

    private static string Path(FileCall call) => "files/" + Uri.EscapeDataString(call.FileId);

    [LoggerMessage(LogLevel.Error, "File {FileId} was uploaded to {DeploymentId} and is nobody's: delete it there")]
    private partial void LogOrphan(string fileId, string deploymentId);
}
