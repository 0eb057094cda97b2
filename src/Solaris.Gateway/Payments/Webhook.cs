namespace Solaris.Payments;

/// <summary>A webhook as it came in: nothing of it is read before its signature is checked.</summary>
/// <param name="Body">The raw bytes, which signatures are over.</param>
/// <param name="Certificate">SHA-256 of the client's certificate where TLS ends here, else null.</param>
internal sealed record Webhook(
    IHeaderDictionary Headers,
    IQueryCollection Query,
    ReadOnlyMemory<byte> Body,
    string? Certificate
);
