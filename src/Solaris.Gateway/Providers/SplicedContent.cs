using System.Net;
using System.Net.Http.Headers;

namespace Solaris.Providers;

/// <summary>Sends a <see cref="SplicedBody"/> of known length: JSON, or a form.</summary>
internal sealed class SplicedContent : HttpContent
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private readonly SplicedBody _body;

    /// <param name="contentType">Null for JSON.</param>
    public SplicedContent(SplicedBody body, string? contentType)
    {
        _body = body;
        if (contentType is null)
        {
            Headers.ContentType = Json;
        }
        else
        {
            Headers.TryAddWithoutValidation("Content-Type", contentType);
        }
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(
        Stream stream,
        TransportContext? context,
        CancellationToken cancellationToken
    ) => await _body.WriteAsync(stream, cancellationToken);

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length;
        return true;
    }
}
