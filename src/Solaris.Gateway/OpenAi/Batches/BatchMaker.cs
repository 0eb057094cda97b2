using System.Text.Json;
using System.Text.Json.Nodes;
using Solaris.Calls;
using Solaris.Http;
using Solaris.OpenAi.Files;
using Solaris.Providers;

namespace Solaris.OpenAi.Batches;

/// <summary>
/// Makes a batch of which a row exists. In this order, so that a crash at any point leaves something that <see cref="BatchWatch"/> can
/// bring to its end: copy the file, hold, write down that the provider is asked, ask.
/// </summary>
internal sealed class BatchMaker(
    BatchTargets targets,
    BatchHolds holds,
    BatchStore store,
    FileUpstream upstream,
    BatchWatch watch,
    FileOwners owners
)
{
    public async Task<(StoredBatch? Batch, Refusal? Refusal)> MakeAsync(
        FileCall call,
        StoredBatch row,
        BatchRequest request,
        Deployment source
    )
    {
        var draft = new BatchDraft(row);
        try
        {
            var refusal = await CopyAsync(call, draft, request, source);
            return refusal is null ? (draft.Row, null) : await GiveUpAsync(call, draft.Row, refusal);
        }
        catch (BatchFaultException fault)
        {
            return await GiveUpAsync(call, draft.Row, fault.Refusal);
        }
        catch (Exception) when (draft.Row.State == (long)BatchState.Making)
        {
            await watch.UndoAsync(draft.Row, Calm(call)); // The database is away, or the client left: the provider was not asked.
            throw;
        }
    }

    private async Task<Refusal?> CopyAsync(FileCall call, BatchDraft draft, BatchRequest request, Deployment source)
    {
        var path = $"files/{Uri.EscapeDataString(draft.Row.InputFileId)}/content";
        var (answer, refusal) = await upstream.SendAsync(source, HttpMethod.Get, path, null, call.Asker);
        if (answer is null)
        {
            return refusal;
        }
        using (answer)
        {
            var content = await answer.Content.ReadAsStreamAsync(call.Aborted);
            await using var input = new BatchInput(content, request.Endpoint, meter: null, owners);
            var first = await input.FirstAsync();
            (var target, refusal) = targets.Find(call.Caller, request.Endpoint, first.Envelope);
            if (target is null)
            {
                return refusal;
            }
            using var copy = new BatchCopy(input, first, target, call);
            return await UploadAsync(call, draft, copy, target)
                ?? await HoldAsync(call, draft, (target, input.Bound), source)
                ?? await SendAsync(call, draft, request, target.Deployment);
        }
    }

    private async Task<Refusal?> UploadAsync(FileCall call, BatchDraft draft, BatchCopy copy, BatchTarget target)
    {
        var host = target.Deployment;
        draft.Row = draft.Row with { DeploymentId = host.Id };
        var (file, failure) = await upstream.AskAsync(host, HttpMethod.Post, "files", copy, call.Asker);
        if (file is not { } uploaded || BatchObject.Text(uploaded, "id") is not { } id)
        {
            return copy.Fault?.Refusal ?? failure ?? FileRefusals.BadAnswer();
        }
        AnswerHeaders.SetDropped(call.Http.Response.Headers, copy.Dropped);
        draft.Row = draft.Row with { CopyFileId = id };
        await store.UpdateAsync(draft.Row);
        return null;
    }

    private async Task<Refusal?> HoldAsync(
        FileCall call,
        BatchDraft draft,
        (BatchTarget Target, BatchBound Bytes) asked,
        Deployment source
    )
    {
        var (admission, bound) = await holds.HoldAsync(
            call,
            asked.Target,
            asked.Bytes,
            (source, draft.Row.InputFileId)
        );
        if (admission.Hold is not { } hold)
        {
            return admission.Refusal;
        }
        await using (hold)
        {
            var row = holds.Bounded(draft.Row, asked.Target, bound) with { State = (long)BatchState.Sent };
            await store.UpdateAsync(row);
            draft.Row = row;
            hold.Detach();
        }
        return null;
    }

    private async Task<Refusal?> SendAsync(FileCall call, BatchDraft draft, BatchRequest request, Deployment host)
    {
        var fields = (JsonObject)request.Fields.DeepClone();
        fields["input_file_id"] = draft.Row.CopyFileId;
        using var body = new ByteArrayContent(
            JsonSerializer.SerializeToUtf8Bytes(fields, BatchJson.Default.JsonObject)
        );
        body.Headers.ContentType = new("application/json");
        // Not cancelled by the client: from here on the provider may have the batch.
        var (found, refusal) = await upstream.AskAsync(host, HttpMethod.Post, "batches", body, Calm(call));
        if (found is not { } batch || BatchObject.Text(batch, "id") is null)
        {
            return refusal ?? FileRefusals.BadAnswer();
        }
        draft.Row = await watch.KeepAsync(draft.Row, host, batch, Calm(call));
        return null;
    }

    /// <summary>Nothing came of it, as far as is known; the provider is asked again what it has, where it was asked for a batch.</summary>
    private async Task<(StoredBatch? Batch, Refusal? Refusal)> GiveUpAsync(
        FileCall call,
        StoredBatch row,
        Refusal refusal
    )
    {
        var left = await watch.ResolveAsync(row, Calm(call));
        return left is null ? (null, refusal)
            : left.BatchId is null ? (null, BatchRefusals.Unknown())
            : (left, null);
    }

    private static Asker Calm(FileCall call) => new(call.Caller.Language, CancellationToken.None);
}
