using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Solaris.Calls.Repeats;
using Solaris.Http;
using Solaris.Ledger;
using Solaris.OpenAi.Files;

namespace Solaris.OpenAi.Batches;

/// <summary>Makes batches and tells how they stand. Each method answers, or returns why not.</summary>
internal sealed class BatchDesk(
    FileStore files,
    FileHosts hosts,
    BatchStore store,
    BatchMaker maker,
    BatchWatch watch,
    LedgerInstance instance
)
{
    private const int UsualPage = 20;
    private const int LongestPage = 100;

    public async Task<Refusal?> CreateAsync(FileCall call, BatchRequest request)
    {
        if (await files.FindAsync(call.Owner, request.InputFileId, call.Aborted) is not { } file)
        {
            return BatchRefusals.NoFile(request.InputFileId);
        }
        if (file.Purpose != "batch")
        {
            return BatchRefusals.BadPurpose();
        }
        if (hosts.Find(file.DeploymentId) is not { } source)
        {
            return FileRefusals.HostGone();
        }
        if (!TryReadKey(call, out var digest))
        {
            return RepeatRefusals.Unfit();
        }
        var row = NewRow(call, request, digest);
        if (!await store.AddAsync(row))
        {
            return await AgainAsync(call, request, digest ?? []);
        }
        var (batch, refusal) = await maker.MakeAsync(call, row, request, source);
        return batch is null ? refusal : await BatchAnswers.WriteAsync(call, batch);
    }

    public async Task<Refusal?> ListAsync(FileCall call)
    {
        var query = call.Http.Request.Query;
        var asked = int.TryParse(query["limit"], NumberStyles.None, CultureInfo.InvariantCulture, out var limit);
        var take = asked ? Math.Clamp(limit, 1, LongestPage) : UsualPage;
        var after = query["after"] is [{ Length: > 0 } id] ? id : null;
        return await BatchAnswers.WriteAsync(call, await store.ListAsync(call.Owner, after, take, call.Aborted), take);
    }

    public Task<Refusal?> ShowAsync(FileCall call) => AnswerAsync(call, watch.RefreshAsync);

    public Task<Refusal?> CancelAsync(FileCall call) => AnswerAsync(call, watch.CancelAsync);

    private async Task<Refusal?> AnswerAsync(
        FileCall call,
        Func<StoredBatch, Asker, Task<(StoredBatch Batch, Refusal? Refusal)>> askAsync
    )
    {
        if (await store.FindAsync(call.Owner, call.FileId, call.Aborted) is not { } row)
        {
            return BatchRefusals.NotFound(call.FileId);
        }
        // Not cancelled by the client: what is learnt is written down and charged.
        var (batch, refusal) = await askAsync(row, call.Asker with { Aborted = CancellationToken.None });
        return refusal ?? await BatchAnswers.WriteAsync(call, batch);
    }

    /// <summary>The client asks again under the same key: it gets the batch that it made.</summary>
    private async Task<Refusal?> AgainAsync(FileCall call, BatchRequest request, byte[] digest)
    {
        var made = await store.FindRepeatAsync(call.Owner, digest, call.Aborted);
        if (made is not null && !CryptographicOperations.FixedTimeEquals(made.BodyDigest, request.Digest))
        {
            return RepeatRefusals.Different();
        }
        if (made?.BatchId is null)
        {
            return RepeatRefusals.Running(call.Caller.Language);
        }
        call.Http.Response.Headers[RepeatedCalls.Header] = "hit";
        var (batch, _) = await watch.RefreshAsync(made, call.Asker with { Aborted = CancellationToken.None });
        return await BatchAnswers.WriteAsync(call, batch);
    }

    private StoredBatch NewRow(FileCall call, BatchRequest request, byte[]? digest)
    {
        var (origin, at) = (call.Caller.Origin, call.Id.CreatedAt.ToUnixTimeMilliseconds());
        return new()
        {
            Id = call.Id.Value,
            OwnerId = call.Owner,
            OrganisationId = origin.Organisation.Value,
            KeyId = origin.Key.Value,
            UserId = origin.User?.Value,
            TeamId = origin.Team?.Value,
            InputFileId = request.InputFileId,
            Endpoint = request.Endpoint.Path,
            State = (long)BatchState.Making,
            InstanceId = instance.Id,
            RepeatDigest = digest,
            BodyDigest = request.Digest,
            CreatedAt = at,
            DueAt = at,
        };
    }

    /// <summary>False when the header is there and unfit. Remembered as long as the batch is.</summary>
    private static bool TryReadKey(FileCall call, out byte[]? digest)
    {
        digest = null;
        if (!call.Http.Request.Headers.TryGetValue(RepeatKey.Header, out var values))
        {
            return true;
        }
        var text = values.ToString();
        digest = SHA256.HashData(Encoding.UTF8.GetBytes($"{call.Owner:N}\n{text}"));
        return RepeatKey.IsFit(text);
    }
}
