using System.Text.Unicode;

namespace Solaris.Quotas.Bounds;

/// <summary>Counts tokens with the tokenizer, within the budget of one body; then bytes.</summary>
/// <param name="bytesPerByte">As for <see cref="ByteSink"/>.</param>
internal readonly struct TokenSink(TextTally tally, int bytesPerByte) : ITextSink
{
    /// <summary>A control character that is in no longer token of either encoding: it costs one token and joins nothing.</summary>
    private const char Separator = '\u0002';

    public void Text(ReadOnlySpan<byte> json, Escapes escapes)
    {
        int at;
        while (escapes != Escapes.None && !tally.IsSpent && (at = json.IndexOf((byte)'\\')) >= 0)
        {
            Decode(json[..at]);
            json = json[at..];
            if (escapes == Escapes.KeepShort && json[1] != 'u')
            {
                tally.Append('\\');
                tally.Append((char)json[1]);
                json = json[2..];
                continue;
            }
            tally.Append(JsonText.Unescape(json, out var consumed));
            json = json[consumed..];
        }
        if (tally.IsSpent)
        {
            tally.AddBytes(JsonText.Utf8Length(json, escapes) * bytesPerByte);
            return;
        }
        Decode(json);
    }

    public void Break()
    {
        if (tally.IsSpent)
        {
            tally.AddBytes(1);
            return;
        }
        tally.Append(Separator);
    }

    public long Total() => tally.Total();

    private void Decode(ReadOnlySpan<byte> utf8)
    {
        Span<char> pair = stackalloc char[2];
        while (!utf8.IsEmpty)
        {
            if (tally.IsSpent)
            {
                tally.AddBytes((long)utf8.Length * bytesPerByte);
                return;
            }
            // One place left holds no surrogate pair: decode beside the buffer then.
            var direct = tally.Free.Length > 1;
            Utf8.ToUtf16(utf8, direct ? tally.Free : pair, out var read, out var written);
            utf8 = utf8[read..];
            if (direct)
            {
                tally.Filled(written);
            }
            else
            {
                tally.Append(pair[..written]);
            }
        }
    }
}
