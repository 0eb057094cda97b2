using System.Text.Json;
using Solaris.Calls;
using Solaris.OpenAi.Files;
using Solaris.Pricing;
using Solaris.Providers;
using Solaris.Quotas;
using Solaris.Quotas.Bounds;

namespace Solaris.OpenAi.Batches;

/// <summary>Holds the most that a batch can cost.</summary>
internal sealed class BatchHolds(
    QuotaGate quotas,
    InputMeter meter,
    FileUpstream upstream,
    PriceVersions versions,
    FileOwners owners
)
{
    /// <summary>A batch ends within a day, and its end is seen soon after; a day more for a gateway or a provider that is away.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(48);

    /// <summary>
    /// Tries the bound by bytes that is known already; only when that does not fit is the file read again and counted by the
    /// tokenizers.
    /// </summary>
    public async Task<(Admission Admission, BatchBound Bound)> HoldAsync(
        FileCall call,
        BatchTarget target,
        BatchBound bytes,
        (Deployment Host, string File) source
    )
    {
        var admission = await HoldAsync(call, target, bytes);
        if (admission.Hold is not null || admission.Refusal?.Code != QuotaRefusals.Code)
        {
            return (admission, bytes);
        }
        var path = $"files/{Uri.EscapeDataString(source.File)}/content";
        var (answer, _) = await upstream.SendAsync(source.Host, HttpMethod.Get, path, null, call.Asker);
        if (answer is null)
        {
            return (admission, bytes);
        }
        using (answer)
        {
            var content = await answer.Content.ReadAsStreamAsync(call.Aborted);
            await using var input = new BatchInput(content, target.Endpoint, meter, owners);
            await foreach (var _ in input.AllAsync(await input.FirstAsync(), target, call.Caller.Origin))
            {
                call.Aborted.ThrowIfCancellationRequested();
            }
            return (await HoldAsync(call, target, input.Bound), input.Bound);
        }
    }

    /// <summary>The row with what is held for it, and with the price it began with.</summary>
    public StoredBatch Bounded(StoredBatch row, BatchTarget target, BatchBound bound)
    {
        var (host, price) = (target.Deployment, target.Deployment.Price);
        return row with
        {
            Model = target.Model,
            Price = price is null
                ? null
                : versions.Of(host.Provider.Name, host.UpstreamModel ?? target.Model, price, target.Exchange),
            PriceContent = price is null ? null : JsonSerializer.Serialize(price, PriceContentJson.Default.ModelPrice),
            LineCount = bound.Lines,
            InputTokens = bound.Sum.InputTokens,
            OutputTokens = bound.Sum.OutputTokens,
        };
    }

    private ValueTask<Admission> HoldAsync(FileCall call, BatchTarget target, BatchBound bound) =>
        quotas.AdmitWholeAsync(call.Id, call.Caller, target.Whole(), bound.Sum, Lifetime);
}
