namespace Solaris.Fuzz.Mutations;

/// <summary>Changes one value of a JSON text and leaves the rest JSON.</summary>
internal static class JsonMutation
{
    private const int MostRepeats = 40;

    /// <summary>Null when the text has no value.</summary>
    public static byte[]? Of(ReadOnlySpan<byte> json, ReadOnlySpan<byte> other, Dictionary words, Random random)
    {
        var places = JsonPlace.In(json);
        if (places.Count == 0)
        {
            return null;
        }
        var place = places[random.Next(places.Count)];
        var before = json[..place.Start];
        var name = json[place.Start..place.Value];
        var value = json[place.Value..place.End];
        var after = json[place.End..];
        switch (random.Next(10))
        {
            case 0 or 1:
                return [.. before, .. name, .. words.Value(random), .. after];
            case 2:
                var twin = places[random.Next(places.Count)];
                return [.. before, .. name, .. json[twin.Value..twin.End], .. after];
            case 3 or 4:
                return [.. before, .. name, .. Value(other, words, random), .. after];
            case 5:
                return Without(before, after);
            case 6:
                return [.. before, .. name, .. value, (byte)',', .. name, .. value, .. after];
            case 7 when place.HasName:
                return [.. before, (byte)'"', .. words.Name(random), .. "\":"u8, .. value, .. after];
            case 8 when place.HasName:
                byte[] added = [(byte)'"', .. words.Name(random), .. "\":"u8, .. Value(other, words, random)];
                return [.. before, .. added, (byte)',', .. name, .. value, .. after];
            case 8:
                return [.. before, .. value, .. Repeated(value, random), .. after];
            default:
                return random.Next(2) == 0
                    ? [.. before, .. name, (byte)'[', .. value, (byte)']', .. after]
                    : [.. before, .. name, .. "{\"type\":"u8, .. value, (byte)'}', .. after];
        }
    }

    private static byte[] Value(ReadOnlySpan<byte> other, Dictionary words, Random random)
    {
        var places = JsonPlace.In(other);
        if (places.Count == 0)
        {
            return words.Value(random);
        }
        var place = places[random.Next(places.Count)];
        return other[place.Value..place.End].ToArray();
    }

    private static byte[] Without(ReadOnlySpan<byte> before, ReadOnlySpan<byte> after) =>
        after.StartsWith(","u8) ? [.. before, .. after[1..]]
        : before.EndsWith(","u8) ? [.. before[..^1], .. after]
        : [.. before, .. after];

    private static byte[] Repeated(ReadOnlySpan<byte> value, Random random)
    {
        var all = new List<byte>();
        for (var times = random.Next(MostRepeats); times > 0; times--)
        {
            all.Add((byte)',');
            all.AddRange(value);
        }
        return [.. all];
    }
}
