namespace Solaris.Providers;

/// <summary>
/// Finds server-sent events in a growing buffer, wherever it was split: each byte is looked at once. Lines end in LF, CRLF
/// or CR. A struct, so that a copy can look ahead.
/// </summary>
internal struct SseScanner
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private int _event;
    private int _line;
    private int _position;
    private int _dataStart;
    private int _dataLength;
    private int _dataLines;
    private bool _namedError;

    /// <summary>The next whole event. <paramref name="complete"/> tells that no more bytes come: what is left is then the last event.</summary>
    public bool TryRead(ReadOnlySpan<byte> buffer, bool complete, out SseEvent found)
    {
        while (TryEndOfLine(buffer, complete, out var end, out var next))
        {
            var blank = end == _line;
            ReadField(buffer[_line..end]);
            _line = _position = next;
            if (blank)
            {
                found = Take(next);
                return true;
            }
        }
        if (complete && _event < buffer.Length)
        {
            ReadField(buffer[_line..]);
            found = Take(buffer.Length);
            return true;
        }
        found = default;
        return false;
    }

    /// <summary>Follows the buffer when its first <paramref name="count"/> bytes are dropped.</summary>
    public void Shift(int count)
    {
        _event -= count;
        _line -= count;
        _position -= count;
        _dataStart -= count;
    }

    private bool TryEndOfLine(ReadOnlySpan<byte> buffer, bool complete, out int end, out int next)
    {
        var at = buffer[_position..].IndexOfAny((byte)'\n', (byte)'\r');
        end = _position + at;
        next = end + 1;
        if (at < 0)
        {
            _position = buffer.Length;
            return false;
        }
        if (buffer[end] == '\n')
        {
            return true;
        }
        if (next < buffer.Length)
        {
            next += buffer[next] == '\n' ? 1 : 0;
            return true;
        }
        _position = end; // The LF of this CR may still come.
        return complete;
    }

    private void ReadField(ReadOnlySpan<byte> line)
    {
        var skipped = line.StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;
        line = line[skipped..];
        if (line.StartsWith("data"u8) && (line.Length == 4 || line[4] == ':'))
        {
            var value = ValueStart(line, 5);
            _dataLines++;
            if (_dataLines == 1)
            {
                _dataStart = _line + skipped + value;
                _dataLength = line.Length - value;
            }
        }
        else if (line.StartsWith("event:"u8))
        {
            _namedError = line[ValueStart(line, 6)..].SequenceEqual("error"u8);
        }
    }

    private static int ValueStart(ReadOnlySpan<byte> line, int colon)
    {
        var start = Math.Min(colon, line.Length);
        return start < line.Length && line[start] == ' ' ? start + 1 : start;
    }

    private SseEvent Take(int end)
    {
        var found = new SseEvent(_event, end - _event, _dataStart, _dataLength, _dataLines, _namedError);
        _event = _line = _position = end;
        _dataStart = _dataLength = _dataLines = 0;
        _namedError = false;
        return found;
    }
}
