namespace Solaris.Ledger;

/// <summary>Terms as packed bytes.</summary>
internal static class PackedTerms
{
    /// <summary>Providers' words are short; what is longer says nothing about a price.</summary>
    private const int LongestWord = 32;

    public static byte[]? Write(BilledTerms? terms) => terms is null ? null : new PackedWriter().Terms(terms).ToArray();

    public static BilledTerms? Read(byte[]? packed)
    {
        if (packed is null)
        {
            return null;
        }
        var reader = new PackedReader(packed);
        return reader.Terms();
    }

    public static PackedWriter Terms(this PackedWriter writer, BilledTerms terms) =>
        writer
            .Text(Word(terms.ServiceTier))
            .Text(Word(terms.Speed))
            .Text(Word(terms.Region))
            .Text(Word(terms.SearchContext))
            .Number(terms.WebSearches)
            .Number(terms.Images)
            .Number(terms.AudioMilliseconds)
            .Number(terms.Characters);

    public static BilledTerms Terms(this ref PackedReader reader) =>
        new(
            reader.Text(),
            reader.Text(),
            reader.Text(),
            reader.Text(),
            reader.Number(),
            reader.Number(),
            reader.Number(),
            reader.Number()
        );

    private static string? Word(string? word) => word is null ? null : StoredText.Of(word, LongestWord);
}
