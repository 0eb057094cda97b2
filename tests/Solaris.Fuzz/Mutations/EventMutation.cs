using System.Text;

namespace Solaris.Fuzz.Mutations;

/// <summary>Changes a stream of events: their order and number, or the JSON in one of them.</summary>
internal static class EventMutation
{
    private static readonly byte[] Mark = "data:"u8.ToArray();

    /// <summary>Null when the body is no stream.</summary>
    public static byte[]? Of(ReadOnlySpan<byte> body, ReadOnlySpan<byte> other, Dictionary words, Random random)
    {
        if (body.IndexOf(Mark) < 0)
        {
            return null;
        }
        return random.Next(3) == 0 ? Shuffled(body, other, random) : WithData(body, other, words, random);
    }

    private static byte[]? WithData(ReadOnlySpan<byte> body, ReadOnlySpan<byte> other, Dictionary words, Random random)
    {
        var (start, length) = Data(body, random);
        var (from, count) = other.IndexOf(Mark) < 0 ? (0, other.Length) : Data(other, random);
        return JsonMutation.Of(body.Slice(start, length), other.Slice(from, count), words, random) is { } changed
            ? [.. body[..start], .. changed, .. body[(start + length)..]]
            : null;
    }

    /// <summary>The payload of the first data line behind a random place, or of the first of all.</summary>
    private static (int Start, int Length) Data(ReadOnlySpan<byte> body, Random random)
    {
        var from = random.Next(body.Length);
        var at = body[from..].IndexOf(Mark);
        var start = Mark.Length + (at < 0 ? body.IndexOf(Mark) : from + at);
        var length = body[start..].IndexOfAny((byte)'\n', (byte)'\r');
        return (start, length < 0 ? body.Length - start : length);
    }

    private static byte[] Shuffled(ReadOnlySpan<byte> body, ReadOnlySpan<byte> other, Random random)
    {
        var events = Encoding.Latin1.GetString(body).Split("\n\n").ToList();
        var others = Encoding.Latin1.GetString(other).Split("\n\n");
        var (one, two) = (random.Next(events.Count), random.Next(events.Count));
        switch (random.Next(4))
        {
            case 0:
                events.RemoveAt(one);
                break;
            case 1:
                events.Insert(two, events[one]);
                break;
            case 2:
                (events[one], events[two]) = (events[two], events[one]);
                break;
            default:
                events.Insert(one, others[random.Next(others.Length)]);
                break;
        }
        return Encoding.Latin1.GetBytes(string.Join("\n\n", events));
    }
}
