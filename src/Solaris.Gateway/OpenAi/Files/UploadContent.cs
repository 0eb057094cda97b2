using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Solaris.Calls;
using Solaris.Http;

namespace Solaris.OpenAi.Files;

/// <summary>
/// A form on its way from client to provider, without being kept. It is read and written again part by part, with a boundary of our own, so
/// that the provider sees the same parts that we do.
/// </summary>
internal sealed class UploadContent : HttpContent
{
    private const int CopyBytes = 64 * 1024;
    private static readonly string[] Kept = ["Content-Disposition", "Content-Type"];

    private readonly MultipartReader _form;
    private readonly string _boundary;

    private UploadContent(MultipartReader form, RequestId id)
    {
        _form = form;
        _boundary = $"solaris-{id.Value:N}{Guid.CreateVersion7(id.CreatedAt):N}";
        Headers.ContentType = MediaTypeHeaderValue.Parse($"multipart/form-data; boundary={_boundary}");
    }

    /// <summary>Why the form could not be read to its end; null while nothing is wrong with it.</summary>
    public Refusal? Fault { get; private set; }

    /// <summary>Null when the request has no form.</summary>
    public static UploadContent? Of(HttpRequest request, RequestId id)
    {
        var type = MediaTypeHeaderValue.TryParse(request.ContentType, out var parsed) ? parsed : null;
        var boundary = type?.Parameters.FirstOrDefault(parameter => parameter.Name == "boundary")?.Value?.Trim('"');
        return
            type?.MediaType?.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase) == true
            && boundary is { Length: > 0 and <= 70 }
            ? new(new MultipartReader(boundary, request.Body), id)
            : null;
    }

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
        while (await NextAsync(cancellationToken) is { } part)
        {
            await stream.WriteAsync(HeadOf(part), cancellationToken);
            await CopyAsync(part.Body, stream, cancellationToken);
            await stream.WriteAsync("\r\n"u8.ToArray(), cancellationToken);
        }
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"--{_boundary}--\r\n"), cancellationToken);
    }

    private byte[] HeadOf(MultipartSection part)
    {
        var head = new StringBuilder($"--{_boundary}\r\n");
        foreach (var name in Kept)
        {
            if (part.Headers?.TryGetValue(name, out var value) == true)
            {
                head.Append(name).Append(": ").Append(value.ToString()).Append("\r\n");
            }
        }
        return Encoding.UTF8.GetBytes(head.Append("\r\n").ToString());
    }

    private Task<MultipartSection?> NextAsync(CancellationToken cancellationToken) =>
        ReadAsync(() => _form.ReadNextSectionAsync(cancellationToken));

    private async Task CopyAsync(Stream part, Stream target, CancellationToken cancellationToken)
    {
        var buffer = new byte[CopyBytes];
        while (await ReadAsync(() => part.ReadAsync(buffer, cancellationToken).AsTask()) is > 0 and var read)
        {
            await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }
    }

    /// <summary>Faults of the client's side must not look like the provider's.</summary>
    private async Task<T> ReadAsync<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            Fault = exception is BadHttpRequestException { StatusCode: var status }
                ? CallRefusals.BadRequest(status)
                : CallRefusals.NotAForm();
            throw;
        }
    }
}
