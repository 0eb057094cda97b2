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
        var file = Parameter(headers, "filename") ?? Parameter(headers, "filename*");
        field = new(Parameter(headers, "name") ?? "", file is not null, new(start, length));
        _position = start + length + _delimiter.Length;
        return true;
    }

    /// <summary>A parameter of the part's Content-Disposition, quoted or, as .NET's clients write it, bare.</summary>
    private static string? Parameter(string headers, string name)
    {
        var mark = name + "=";
        var at = headers.IndexOf(mark, StringComparison.OrdinalIgnoreCase);
        while (at >= 0 && !headers.AsSpan(0, at).TrimEnd(' ').EndsWith(";"))
        {
            at = headers.IndexOf(mark, at + 1, StringComparison.OrdinalIgnoreCase); // The end of another word, or of a value.
        }
        return at < 0 ? null : Value(headers.AsSpan(at + mark.Length));
    }

    private static string? Value(ReadOnlySpan<char> rest)
    {
        if (rest.StartsWith("\""))
        {
            var close = rest[1..].IndexOf('"');
            return close < 0 ? null : rest.Slice(1, close).ToString();
        }
        var end = rest.IndexOfAny("; \r\n");
        return (end < 0 ? rest : rest[..end]).ToString();
    }
}
