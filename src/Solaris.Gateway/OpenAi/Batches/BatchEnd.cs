using System.Text.Json;
using Solaris.Ledger;
using Solaris.OpenAi.Files;
using Solaris.Providers;
using Solaris.Telemetry;

namespace Solaris.OpenAi.Batches;

/// <summary>Charges a batch that is over with what its output says, and gives the output to its owner. Doing it twice changes nothing.</summary>
internal sealed class BatchEnd(
    FileUpstream upstream,
    FileStore files,
    BatchStore store,
    TokenLedger ledger,
    GatewayMetrics metrics,
    TimeProvider clock
)
{
    /// <summary>False when the provider does not give the output at the moment.</summary>
    public async Task<bool> TryAsync(StoredBatch row, Deployment host, JsonElement batch, Asker asker)
    {
        if (await ChargeAsync(row, host, batch, asker) is not { } charge)
        {
            return false;
        }
        await ledger.SettleAsync(Entry(row, host, batch, charge));
        foreach (var name in (string[])["output_file_id", "error_file_id"])
        {
            await OwnAsync(row, host, BatchObject.Text(batch, name), asker);
        }
        var details = BatchObject.Shown(batch, row, charged: true);
        if (await store.UpdateAsync(row with { State = (long)BatchState.Ended, Details = details }))
        {
            metrics.Charged(host.Provider.Name, host.UpstreamModel ?? row.Model, charge.Usage, charge.CostMicros);
        }
        if (row.CopyFileId is { } copy)
        {
            await upstream.AskAsync(host, HttpMethod.Delete, Path(copy), content: null, asker);
        }
        return true;
    }

    /// <summary>Null when it cannot be said yet.</summary>
    private async Task<Charge?> ChargeAsync(StoredBatch row, Deployment host, JsonElement batch, Asker asker)
    {
        if (host.Provider.Relays.GetValueOrDefault(row.Endpoint) is not { } wire)
        {
            return null;
        }
        var usage = new BatchUsage(row, wire, host);
        if (BatchObject.Text(batch, "output_file_id") is { } output)
        {
            var (answer, refusal) = await upstream.SendAsync(
                host,
                HttpMethod.Get,
                Path(output) + "/content",
                null,
                asker
            );
            if (answer is not null)
            {
                using (answer)
                {
                    return await ReadAsync(answer, usage, asker.Aborted) ? usage.Charge() : null;
                }
            }
            if (refusal?.Status != StatusCodes.Status404NotFound)
            {
                return null;
            }
        }
        if (BatchObject.Completed(batch) is > 0 and var lines)
        {
            usage.AddEstimate(lines, row.OutputTokens); // The output is gone for good: what was held is all that is known.
        }
        return usage.Charge();
    }

    private static async Task<bool> ReadAsync(HttpResponseMessage answer, BatchUsage usage, CancellationToken aborted)
    {
        try
        {
            await using var content = await answer.Content.ReadAsStreamAsync(aborted);
            await foreach (var line in LineReader.ReadAsync(content, aborted))
            {
                usage.Add(line);
            }
            return true;
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException or InvalidDataException)
        {
            return false;
        }
    }

    /// <summary>From now on its owner can read the file.</summary>
    private async Task OwnAsync(StoredBatch row, Deployment host, string? id, Asker asker)
    {
        if (id is null)
        {
            return;
        }
        var (found, _) = await upstream.AskAsync(host, HttpMethod.Get, Path(id), content: null, asker);
        if (found is { } file && StoredFile.Of(file, row.OwnerId, host, clock.GetUtcNow()) is { } stored)
        {
            await files.AddAsync(stored with { Id = id }, CancellationToken.None);
        }
    }

    private RequestEntry Entry(StoredBatch row, Deployment host, JsonElement batch, Charge charge)
    {
        var status = BatchObject.Text(batch, "status") ?? "";
        var elapsed = clock.GetUtcNow().ToUnixTimeMilliseconds() - row.CreatedAt;
        var milliseconds = (int)Math.Clamp(elapsed, 0, int.MaxValue);
        return new()
        {
            Id = new(row.Id),
            Origin = row.Origin,
            Endpoint = BatchesEndpoints.Path,
            Model = row.Model,
            Deployment = host.Id,
            Provider = host.Provider.Name,
            Status = StatusCodes.Status200OK,
            ErrorCode = status == "completed" ? null : "batch_" + status,
            Charge = charge,
            DurationMilliseconds = milliseconds,
            Attempts = [new(host.Id, StatusCodes.Status200OK, status, charge, milliseconds)],
        };
    }

    private static string Path(string file) => "files/" + Uri.EscapeDataString(file);
}
