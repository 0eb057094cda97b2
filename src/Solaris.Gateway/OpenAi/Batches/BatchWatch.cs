using System.Text.Json;
using Solaris.Http;
using Solaris.Ledger;
using Solaris.OpenAi.Files;
using Solaris.Providers;

namespace Solaris.OpenAi.Batches;

/// <summary>Brings what is known of a batch up to date with the provider.</summary>
internal sealed class BatchWatch(
    FileHosts hosts,
    FileUpstream upstream,
    BatchStore store,
    BatchEnd end,
    TokenLedger ledger
)
{
    private const int PageSize = 100;

    /// <summary>The batch as it is now, or why that cannot be said.</summary>
    public Task<(StoredBatch Batch, Refusal? Refusal)> RefreshAsync(StoredBatch row, Asker asker) =>
        AskAsync(row, HttpMethod.Get, "", asker);

    public Task<(StoredBatch Batch, Refusal? Refusal)> CancelAsync(StoredBatch row, Asker asker) =>
        AskAsync(row, HttpMethod.Post, "/cancel", asker);

    /// <summary>
    /// Finds out what became of a batch whose making broke off: the provider has one that works on its copy, or none. Then it
    /// never was, and nothing stays held. Null in that case, and the row unchanged when the provider cannot be asked.
    /// </summary>
    public async Task<StoredBatch?> ResolveAsync(StoredBatch row, Asker asker)
    {
        if (row.State == (long)BatchState.Making || row.CopyFileId is not { } copy)
        {
            await UndoAsync(row, asker);
            return null;
        }
        if (hosts.Find(row.DeploymentId) is not { } host)
        {
            return row;
        }
        var (list, _) = await upstream.AskAsync(
            host,
            HttpMethod.Get,
            $"batches?limit={PageSize}",
            content: null,
            asker
        );
        if (
            list is not { } found
            || !found.TryGetProperty("data", out var data)
            || data.ValueKind != JsonValueKind.Array
        )
        {
            return row;
        }
        foreach (var batch in data.EnumerateArray())
        {
            if (batch.ValueKind == JsonValueKind.Object && BatchObject.Text(batch, "input_file_id") == copy)
            {
                return await KeepAsync(row, host, batch, asker);
            }
        }
        await UndoAsync(row, asker);
        return null;
    }

    /// <summary>Writes down what the provider says; one that is over is charged.</summary>
    public async Task<StoredBatch> KeepAsync(StoredBatch row, Deployment host, JsonElement batch, Asker asker)
    {
        var known = row with
        {
            BatchId = BatchObject.Text(batch, "id") ?? row.BatchId,
            State = (long)BatchState.Running,
            Details = BatchObject.Shown(batch, row, charged: false),
        };
        await store.UpdateAsync(known);
        return BatchObject.IsOver(batch) && await end.TryAsync(known, host, batch, asker)
            ? known with
            {
                State = (long)BatchState.Ended,
                Details = BatchObject.Shown(batch, row, charged: true),
            }
            : known;
    }

    /// <summary>The provider has no such batch: the hold goes back, and the copy goes.</summary>
    public async Task UndoAsync(StoredBatch row, Asker asker)
    {
        await ledger.ReleaseAsync(new(row.Id));
        await store.RemoveAsync(row.Id);
        if (row.CopyFileId is { } copy && hosts.Find(row.DeploymentId) is { } host)
        {
            var path = "files/" + Uri.EscapeDataString(copy);
            await upstream.AskAsync(host, HttpMethod.Delete, path, content: null, asker);
        }
    }

    private async Task<(StoredBatch Batch, Refusal? Refusal)> AskAsync(
        StoredBatch row,
        HttpMethod method,
        string rest,
        Asker asker
    )
    {
        if (row is { State: (long)BatchState.Ended } or { BatchId: null })
        {
            return (row, null);
        }
        if (hosts.Find(row.DeploymentId) is not { } host)
        {
            return (row, FileRefusals.HostGone());
        }
        var path = $"batches/{Uri.EscapeDataString(row.BatchId)}{rest}";
        var (found, refusal) = await upstream.AskAsync(host, method, path, content: null, asker);
        return found is { } batch ? (await KeepAsync(row, host, batch, asker), null) : (row, refusal);
    }
}
