using System.Buffers;
using System.Text.Json;

namespace Solaris.Providers;

/// <summary>
/// The text an answer carried so far, kept only to be counted when the provider does not say its usage. Beyond <see cref="Capacity"/>
/// the bytes are counted instead of kept.
/// </summary>
internal sealed class OutputText : IDisposable
{
    private const int Capacity = 1024 * 1024;

    /// <summary>A token of prose or code has about this many bytes; only estimates rest on it.</summary>
    public const int BytesPerToken = 4;

    private byte[] _bytes = [];
    private int _length;

    /// <summary>How many pieces came: most providers send a token in each.</summary>
    public int Pieces { get; private set; }

    /// <summary>Bytes that were not kept.</summary>
    public long Overflow { get; private set; }

    public ReadOnlySpan<byte> Kept => _bytes.AsSpan(0, _length);

    /// <summary>A cheap guess of the tokens so far, for the progress of a hold.</summary>
    public long Estimate => Math.Max(Pieces, (_length + Overflow) / BytesPerToken);

    /// <summary>Adds the string the reader stands on.</summary>
    public void Add(ref Utf8JsonReader reader)
    {
        var length = reader.ValueSpan.Length;
        if (length == 0)
        {
            return;
        }
        Pieces++;
        if (!TryMakeRoom(length))
        {
            Overflow += length;
            return;
        }
        _length += Copy(ref reader, _bytes.AsSpan(_length));
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        _length = 0;
    }

    private static int Copy(ref Utf8JsonReader reader, Span<byte> target)
    {
        if (reader.ValueIsEscaped)
        {
            try
            {
                return reader.CopyString(target);
            }
            catch (InvalidOperationException)
            {
                // Half a surrogate pair: the escaped form is counted, it is a little longer.
            }
        }
        reader.ValueSpan.CopyTo(target);
        return reader.ValueSpan.Length;
    }

    private bool TryMakeRoom(int more)
    {
        var wanted = _length + more;
        if (wanted <= _bytes.Length)
        {
            return true;
        }
        if (wanted > Capacity)
        {
            return false;
        }
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(wanted, Math.Max(1024, _bytes.Length * 2)));
        Kept.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
        return true;
    }
}
