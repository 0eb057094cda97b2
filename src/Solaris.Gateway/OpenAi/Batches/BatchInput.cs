using Solaris.Calls;
using Solaris.Ledger;
using Solaris.Quotas;
using Solaris.Quotas.Bounds;

namespace Solaris.OpenAi.Batches;

/// <summary>The lines of a batch's file as they come, each checked and bounded as a call of its own would be.</summary>
/// <param name="meter">Counts the input by tokenizers; null counts its bytes, which is far cheaper and about four times as wide.</param>
internal sealed class BatchInput(Stream file, GenerationEndpoint endpoint, InputMeter? meter, FileOwners owners)
    : IAsyncDisposable
{
    private readonly IAsyncEnumerator<ReadOnlyMemory<byte>> _lines = LineReader
        .ReadAsync(file, CancellationToken.None)
        .GetAsyncEnumerator();
    private long _number;

    public BatchBound Bound { get; } = new();

    /// <summary>The first line, which says where the batch goes. Throws <see cref="BatchFaultException"/>.</summary>
    public async ValueTask<BatchLine> FirstAsync() =>
        await ReadAsync() ?? throw new BatchFaultException(BatchRefusals.Empty());

    /// <summary>The first line again, and all others behind it. Throws <see cref="BatchFaultException"/>.</summary>
    public async IAsyncEnumerable<(BatchLine Line, CostBound Bound)> AllAsync(
        BatchLine first,
        BatchTarget target,
        CallOrigin origin
    )
    {
        for (var line = first; line is not null; line = await ReadAsync())
        {
            if ((target.Fault(line) ?? await StrangeAsync(line, origin)) is { } fault)
            {
                throw new BatchFaultException(BatchRefusals.BadLine(_number, fault));
            }
            var bound = await BoundAsync(line, target);
            Bound.Add(bound);
            yield return (line, bound);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _lines.DisposeAsync();
        await file.DisposeAsync();
    }

    private async ValueTask<BatchLine?> ReadAsync()
    {
        _number++;
        try
        {
            if (!await _lines.MoveNextAsync())
            {
                return null;
            }
        }
        catch (InvalidDataException exception)
        {
            throw new BatchFaultException(BatchRefusals.BadLine(_number, exception.Message));
        }
        return BatchLine.TryRead(_lines.Current, endpoint, out var line, out var fault)
            ? line
            : throw new BatchFaultException(BatchRefusals.BadLine(_number, fault));
    }

    /// <summary>A file that a line names must be its maker's, as in a call.</summary>
    private async ValueTask<string?> StrangeAsync(BatchLine line, CallOrigin origin) =>
        FileReferences.In(line.Body.Span) is { Count: > 0 } ids
        && (await owners.FindAsync(origin, ids, CancellationToken.None)).Strange is { } strange
            ? CallRefusals.NoSuchFile(strange).Message
            : null;

    private async ValueTask<CostBound> BoundAsync(BatchLine line, BatchTarget target)
    {
        var cost = target.CostOf(line);
        var families = CallBounds.Families(cost);
        var bytes = cost.InputTokens ?? await InputMeter.CountBytesAsync(cost.Body, families);
        var tokens = meter is null ? bytes : await meter.CountTokensAsync(cost.Body, families, bytes);
        return CallBounds.Of(cost, tokens);
    }
}
