namespace Solaris.FakeProvider;

/// <summary>Writes to the socket in pieces of the script's size.</summary>
internal static class AnswerBytes
{
    public static async Task WriteAsync(FakeCall call, ReadOnlyMemory<byte> bytes)
    {
        var piece = call.Script.Number("write") is > 0 and var size ? size : bytes.Length;
        var body = call.Http.Response.Body;
        while (!bytes.IsEmpty)
        {
            var part = bytes[..Math.Min(piece, bytes.Length)];
            await body.WriteAsync(part, call.Aborted);
            await body.FlushAsync(call.Aborted);
            bytes = bytes[part.Length..];
        }
    }
}
