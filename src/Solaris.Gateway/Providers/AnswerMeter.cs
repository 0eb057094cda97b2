namespace Solaris.Providers;

/// <summary>
/// Reads one answer of a provider once, as it passes: usage, text, end and errors. Each dialect counts in its own way; what comes out
/// is the same for all. Never throws for what a provider sends.
/// </summary>
internal abstract class AnswerMeter : IDisposable
{
    /// <summary>What the provider said of its usage so far; null when it said nothing.</summary>
    public abstract MeteredUsage? Usage { get; }

    /// <summary>True when what was read last brought the usage.</summary>
    public bool UsageIsLast { get; protected set; }

    /// <summary>True when a choice has ended.</summary>
    public bool Finished { get; protected set; }

    /// <summary>True while the usage has only a placeholder for the output, which must then be counted.</summary>
    public virtual bool OutputIsPlaceholder => false;

    /// <summary>The provider's id of the answer, where events that end it must repeat it; null when not said.</summary>
    public string? AnswerId { get; protected set; }

    /// <summary>The number of the last event, where events are numbered; -1 before the first.</summary>
    public long LastEvent { get; protected set; } = -1;

    /// <summary>What the model wrote, for answers without usage.</summary>
    public OutputText Text { get; } = new();

    /// <summary>Output tokens so far: the provider's interim number, or a guess.</summary>
    public abstract long OutputSoFar { get; }

    /// <summary>Reads the data of one event of a stream.</summary>
    public abstract ChunkKind Read(ReadOnlySpan<byte> data);

    /// <summary>Reads a whole JSON answer; its text too when it has no usage.</summary>
    public abstract AnswerKind ReadWhole(ReadOnlySpan<byte> body);

    public void Dispose() => Text.Dispose();
}
