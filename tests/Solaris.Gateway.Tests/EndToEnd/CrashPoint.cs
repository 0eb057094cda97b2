namespace Solaris.EndToEnd;

/// <summary>Where a call stands when its gateway is killed.</summary>
/// <param name="Point">The provider's <c>CallPoint</c>, or null for a moment that the provider does not see.</param>
/// <param name="Delay">Milliseconds between the point (or the sending) and the kill.</param>
internal sealed record CrashPoint(string Name, string? Point, int Delay = 0)
{
    public bool Stream { get; init; } = true;

    /// <summary>What the provider does.</summary>
    public string Script { get; init; } = "tokens=30";

    /// <summary>The moments of a call, from before its hold to after its settlement.</summary>
    public static List<CrashPoint> All { get; } =
    [
        new("sent-0", null),
        new("sent-1", null, 1),
        new("sent-3", null, 3),
        new("sent-8", null, 8),
        new("received", "received"),
        new("headers", "headers"),
        new("chunk-0", "chunk:0"),
        new("chunk-1", "chunk:1"),
        new("chunk-5", "chunk:5"),
        new("chunk-20", "chunk:20"),
        new("slow-chunk", "chunk:25") { Script = "tokens=30;delay=100" },
        new("last-chunk", "last-chunk"),
        new("usage", "usage"),
        new("done", "done"),
        new("done-1", "done", 1),
        new("done-2", "done", 2),
        new("done-4", "done", 4),
        new("done-8", "done", 8),
        new("done-16", "done", 16),
        new("done-50", "done", 50),
        new("between-calls", null, 700),
        new("whole-received", "received") { Stream = false },
        new("whole-end", "end") { Stream = false },
        new("whole-end-2", "end", 2) { Stream = false },
        new("whole-end-6", "end", 6) { Stream = false },
    ];
}
