namespace Solaris.Live;

/// <summary>What changed in a quarter of a second.</summary>
/// <param name="Stream">The numbers of one stream have no gaps: after a gap, ask again from the last one seen.</param>
/// <param name="Reset">True when this does not continue what was seen before: the calls replace those of before.</param>
/// <param name="Currency">Of <c>costMicros</c>.</param>
/// <param name="Calls">The newest state of each call that changed, oldest first; of very many only the newest.</param>
/// <param name="Unlisted">Calls that changed and are counted, but not listed.</param>
/// <param name="Ended">All calls that ended, refused ones included.</param>
/// <param name="Refused">Those refused by a limit or a rule before a provider was asked.</param>
/// <param name="Failed">Those answered with another error.</param>
/// <param name="Tokens">Read and written: of streams as they are written.</param>
public sealed record LiveFrame(
    string Stream,
    long Seq,
    DateTimeOffset At,
    bool Reset,
    string Currency,
    IReadOnlyList<LiveCall> Calls,
    int Unlisted,
    int Ended,
    int Refused,
    int Failed,
    long Tokens,
    long CostMicros,
    int UnderWay,
    IReadOnlyList<LiveModel> Models
);
