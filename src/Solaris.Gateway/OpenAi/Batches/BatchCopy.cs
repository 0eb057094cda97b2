using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Solaris.Calls;
using Solaris.Ledger;
using Solaris.OpenAi.Files;
using Solaris.Providers;

namespace Solaris.OpenAi.Batches;

/// <summary>
/// The client's file on its way back to the provider, line by line: with the provider's name of the model and with the output caps that
/// are held. The batch works on this copy, so it runs exactly what was bounded.
/// </summary>
internal sealed class BatchCopy : HttpContent
{
    private readonly BatchInput _input;
    private readonly BatchLine _first;
    private readonly BatchTarget _target;
    private readonly CallOrigin _origin;
    private readonly string _boundary;

    public BatchCopy(BatchInput input, BatchLine first, BatchTarget target, FileCall call)
    {
        (_input, _first, _target, _origin) = (input, first, target, call.Caller.Origin);
        _boundary = $"solaris-{call.Id.Value:N}{Guid.CreateVersion7(call.Id.CreatedAt):N}";
        Headers.ContentType = MediaTypeHeaderValue.Parse($"multipart/form-data; boundary={_boundary}");
    }

    /// <summary>Fields that the provider would refuse and that were left out of at least one line.</summary>
    public List<string> Dropped { get; } = [];

    /// <summary>Why the file cannot be a batch; null while nothing is wrong with it.</summary>
    public BatchFaultException? Fault { get; private set; }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(
        Stream stream,
        TransportContext? context,
        CancellationToken cancellationToken
    )
    {
        await stream.WriteAsync(Head(), cancellationToken);
        var start = Encoding.UTF8.GetBytes($",\"method\":\"POST\",\"url\":\"/v1/{_target.Endpoint.Path}\",\"body\":");
        try
        {
            await foreach (var (line, bound) in _input.AllAsync(_first, _target, _origin))
            {
                await stream.WriteAsync("{\"custom_id\":"u8.ToArray(), cancellationToken);
                await stream.WriteAsync(line.CustomId, cancellationToken);
                await stream.WriteAsync(start, cancellationToken);
                await Body(line, bound).WriteAsync(stream, cancellationToken);
                await stream.WriteAsync("}\n"u8.ToArray(), cancellationToken);
            }
        }
        catch (BatchFaultException fault)
        {
            Fault = fault;
            throw new IOException(fault.Message, fault); // What an upload may end with.
        }
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"\r\n--{_boundary}--\r\n"), cancellationToken);
    }

    private SplicedBody Body(BatchLine line, in CostBound bound)
    {
        var dropped = new List<string>();
        var envelope = line.Envelope with
        {
            Edits = [.. Edits(line.Envelope.Edits), .. Edits(line.Envelope.RelayEdits)],
        };
        var cap = bound.OutputTokens / Math.Max(1, bound.Choices);
        var body = UpstreamBody.For(line.Body, envelope, _target.Endpoint, _target.Deployment, cap, dropped);
        Dropped.AddRange(dropped.Except(Dropped).ToList());
        return body;
    }

    private static ImmutableArray<BodyEdit> Edits(ImmutableArray<BodyEdit> edits) => edits.IsDefault ? [] : edits;

    private byte[] Head() =>
        Encoding.ASCII.GetBytes(
            $"--{_boundary}\r\nContent-Disposition: form-data; name=\"purpose\"\r\n\r\nbatch\r\n"
                + $"--{_boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"batch.jsonl\"\r\n"
                + "Content-Type: application/jsonl\r\n\r\n"
        );
}
