using System.ComponentModel.DataAnnotations;

namespace Solaris.Providers;

/// <summary>Bounds of what the gateway reads from providers, and of its patience with them.</summary>
internal sealed class RelayOptions
{
    public const string Section = "Relay";

    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The longest event of a stream. Longer ones are taken for a fault of the provider.</summary>
    [Range(1024, 64 * 1024 * 1024)]
    public int LongestEventBytes { get; set; } = 1024 * 1024;

    /// <summary>The largest JSON answer.</summary>
    [Range(1024, 1024 * 1024 * 1024)]
    public int LargestAnswerBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>How long an answer is read on after its client has left.</summary>
    public TimeSpan DrainTime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How much of an answer is read on after its client has left.</summary>
    [Range(0, 1024 * 1024 * 1024)]
    public long DrainBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>A provider that asks for a longer wait is not waited for.</summary>
    public TimeSpan LongestRetryDelay { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>The back-off before the first repeat is a random part of this; it doubles with each.</summary>
    public TimeSpan FirstBackOff { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long answers may go on after the process was told to stop.</summary>
    public TimeSpan ShutdownGrace { get; set; } = TimeSpan.FromSeconds(20);
}
