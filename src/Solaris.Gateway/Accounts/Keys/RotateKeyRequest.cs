using System.ComponentModel.DataAnnotations;

namespace Solaris.Accounts.Keys;

/// <summary>How to rotate a key.</summary>
public sealed record RotateKeyRequest
{
    /// <summary>Seconds for which the old key works on, up to 30 days; a day when absent.</summary>
    [Range(0, 30 * 86_400)]
    public int? OverlapSeconds { get; init; }

    internal static TimeSpan Overlap(RotateKeyRequest? request) =>
        request?.OverlapSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : TimeSpan.FromDays(1);
}
