namespace Solaris.Quotas.Bounds;

/// <summary>How many tokens a model family bills for an image, at most.</summary>
internal abstract record ImageRule
{
    /// <summary>The bound for an image whose size nobody told us: a remote address, a file id, an unreadable header.</summary>
    public abstract long Largest { get; }

    /// <summary>The bound for an image of the given size; <paramref name="low"/> is OpenAI's <c>detail: low</c>.</summary>
    public abstract long Tokens(ImageSize size, bool low);

    private protected static long Up(long value, long divisor) => (value + divisor - 1) / divisor;
}
