namespace Solaris.Quotas.Bounds;

/// <summary>Where a chunk of text is cut for counting.</summary>
/// <param name="Seam">Tokens added because the cut may have helped the tokenizer: none where it splits there by itself.</param>
/// <param name="Stretch">The longest run of characters that the tokenizer must look at as one.</param>
internal readonly record struct ChunkCut(int Length, int Seam, int Stretch)
{
    /// <summary>
    /// Cuts between a letter and a space when there is such a place in the second half: both encodings split there whatever
    /// follows, so the parts count exactly as the whole. Otherwise cuts at the end, but never through a surrogate pair.
    /// </summary>
    public static ChunkCut In(ReadOnlySpan<char> full)
    {
        var stretch = LongestStretch(full);
        for (var at = full.Length - 1; at > full.Length / 2; at--)
        {
            if (IsSplit(full, at))
            {
                return new(at, Seam: 0, stretch);
            }
        }
        return new(char.IsHighSurrogate(full[^1]) ? full.Length - 1 : full.Length, Seam: 1, stretch);
    }

    public static int LongestStretch(ReadOnlySpan<char> text)
    {
        var longest = 0;
        var start = 0;
        for (var at = 1; at < text.Length; at++)
        {
            if (IsSplit(text, at))
            {
                longest = Math.Max(longest, at - start);
                start = at;
            }
        }
        return Math.Max(longest, text.Length - start);
    }

    private static bool IsSplit(ReadOnlySpan<char> text, int at) => text[at] == ' ' && char.IsLetter(text[at - 1]);
}
