namespace Solaris.FakeProvider;

/// <summary>How to start the fake provider.</summary>
internal sealed record FakeProviderOptions
{
    /// <summary>Where it listens; another address than the default only inside a container.</summary>
    public string Host { get; init; } = "127.0.0.1";

    /// <summary>Port; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The only key that is let in, or null for any.</summary>
    public string? Key { get; init; }

    /// <summary>A folder of recordings (each in its own folder with a <c>meta.json</c>), served by <c>replay=ID</c>.</summary>
    public string? Replays { get; init; }

    /// <summary>Pause before each chunk of a stream, unless its script says otherwise.</summary>
    public int Delay { get; init; }
}
