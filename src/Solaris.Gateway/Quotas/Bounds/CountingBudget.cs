namespace Solaris.Quotas.Bounds;

/// <summary>
/// The work one body may cost the tokenizer, in units that follow its measured cost: the tokens found, and the square of
/// the longest stretch it cannot split. When it is spent the rest of the text counts as its bytes.
/// </summary>
/// <remarks>
/// Measured over prose, JSON, base64, emoji, CJK, Thai, and runs of letters and spaces, 256 characters at a time: 0.02 to
/// 0.1 µs a unit on an idle core. So what is always granted (100,000 tokens) costs at most 60 ms; beyond it the time
/// decides, because ordinary prose is cheap and may go on.
/// </remarks>
internal sealed class CountingBudget(TimeProvider clock)
{
    public const long Always = 600_000;
    public const long Whole = 4_000_000;
    private const long PerToken = 6;
    private const long PerSquare = 64;

    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(80);

    private readonly long _start = clock.GetTimestamp();

    public bool IsSpent { get; private set; }

    /// <summary>Units spent so far: less than one chunk over <see cref="Whole"/>.</summary>
    public long Spent { get; private set; }

    public void Spend(long tokens, long stretch)
    {
        Spent += (tokens * PerToken) + (stretch * stretch / PerSquare);
        IsSpent = Spent >= Whole || (Spent >= Always && clock.GetElapsedTime(_start) > Longest);
    }
}
