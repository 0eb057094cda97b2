namespace Solaris.Quotas.Bounds;

/// <summary>What images, audio and files cost in each family that may serve the call.</summary>
internal struct MediaTally(TokenFamily[] families)
{
    private const long Page = 3_000; // Anthropic's guide: 1,500 to 3,000 tokens of text a page, and the page's image.
    private const long MostPaged = 100 * Page; // Providers refuse longer documents.

    private const long BytesPerSecondOfSpeech = 750; // The thinnest speech codec in use: Opus at 6 kbit/s.

    private long[]? _tokens;

    public readonly long In(int family) => _tokens?[family] ?? 0;

    public void AddImage(ImageSize? size, bool low)
    {
        for (var family = 0; family < families.Length; family++)
        {
            var rule = families[family].Images;
            Add(family, size is { } known ? rule.Tokens(known, low) : rule.Largest);
        }
    }

    /// <param name="seconds">The playing time; null when only the size is known.</param>
    public void AddAudio(long bytes, long? seconds)
    {
        var longest = seconds ?? (bytes / BytesPerSecondOfSpeech) + 1;
        for (var family = 0; family < families.Length; family++)
        {
            Add(family, longest * families[family].AudioPerSecond);
        }
    }

    /// <summary>A document: text has at most a token a byte, pages are read as text and as images.</summary>
    /// <param name="bytes">Null when the provider holds the file.</param>
    /// <param name="paged">A PDF. One made to deceive can hold more text than bytes; that charge is recorded as overrun.</param>
    public void AddFile(long? bytes, bool paged)
    {
        var tokens = bytes ?? MostPaged;
        for (var family = 0; family < families.Length; family++)
        {
            Add(family, paged ? Math.Min(tokens + Page, MostPaged) : tokens);
        }
    }

    private void Add(int family, long tokens) => (_tokens ??= new long[families.Length])[family] += tokens;
}
