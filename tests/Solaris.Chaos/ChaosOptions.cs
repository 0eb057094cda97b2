namespace Solaris.Chaos;

/// <summary>What a run does; the same seed picks the same calls and faults in the same order.</summary>
internal sealed record ChaosOptions
{
    public int Seed { get; init; } = 1;

    /// <summary>How long calls and faults go on.</summary>
    public int Seconds { get; init; } = 60;

    public int Workers { get; init; } = 24;

    /// <summary>The shortest and longest pause between faults.</summary>
    public int LeastPauseMilliseconds { get; init; } = 50;
    public int MostPauseMilliseconds { get; init; } = 600;

    /// <summary>Where the report goes; null for standard output only.</summary>
    public string? Report { get; init; }
}
