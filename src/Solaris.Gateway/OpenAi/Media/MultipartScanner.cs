using System.Text;

namespace Solaris.OpenAi.Media;

/// <summary>
/// Walks through a <c>multipart/form-data</c> body (RFC 7578) without copying it. The boundary is taken from the body's own first line: that
/// is what the provider will see, whatever the header says.
/// </summary>
internal ref struct MultipartScanner
{
    /// <summary>Forms of these APIs have about ten fields; edits send up to sixteen images.</summary>
    private const int MostFields = 128;

    private const int LongestBoundary = 74;

    private readonly ReadOnlySpan<byte> _body;
    private readonly byte[] _delimiter;
    private int _position;
    private int _fields;

    private MultipartScanner(ReadOnlySpan<byte> body, int boundaryLength)
    {
        _body = body;
        _delimiter = [(byte)'\r', (byte)'\n', .. body[..boundaryLength]];
        _position = boundaryLength;
    }

    /// <summary>True when what is left is only the end mark.</summary>
    public readonly bool AtEnd => _body[_position..].StartsWith("--"u8);

    /// <summary>The boundary as a header names it, without the two dashes before it.</summary>
    public readonly string Boundary => Encoding.ASCII.GetString(_delimiter.AsSpan(4));

    /// <summary>False when the body does not begin as a form does.</summary>
    public static bool TryOpen(ReadOnlySpan<byte> body, out MultipartScanner scanner)
    {
        var line = body[..Math.Min(body.Length, LongestBoundary)].IndexOf("\r\n"u8);
        if (line < 3 || !body.StartsWith("--"u8))
        {
            scanner = default;
            return false;
        }
        scanner = new(body, line);
        return true;
    }

    /// <summary>The next field; false at the end, and where the form is malformed: <see cref="AtEnd"/> tells which.</summary>
    public bool TryRead(out MultipartField field)
    {
        field = default;
        if (++_fields > MostFields || !_body[_position..].StartsWith("\r\n"u8))
        {
            return false;
        }
        var head = _body[_position..];
        var headEnd = head.IndexOf("\r\n\r\n"u8);
        if (headEnd < 0)
        {
            return false;
        }
        var start = _position + headEnd + 4;
        var length = _body[start..].IndexOf(_delimiter);
        if (length < 0)
        {
            return false;
        }
        var headers = Encoding.UTF8.GetString(head[..headEnd]);
        field = new(Parameter(headers, "name") ?? "", Parameter(headers, "filename") is not null, new(start, length));
        _position = start + length + _delimiter.Length;
        return true;
    }

    /// <summary>A quoted parameter of the part's Content-Disposition.</summary>
    private static string? Parameter(string headers, string name)
    {
        var mark = $" {name}=\"";
        var from = headers.IndexOf(mark, StringComparison.OrdinalIgnoreCase);
        if (from < 0)
        {
            return null;
        }
        from += mark.Length;
        var to = headers.IndexOf('"', from);
        return to < 0 ? null : headers[from..to];
    }
}
