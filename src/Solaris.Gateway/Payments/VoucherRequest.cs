using System.ComponentModel.DataAnnotations;

namespace Solaris.Payments;

/// <summary>A voucher to make.</summary>
public sealed record VoucherRequest
{
    [Required, Range(1L, 1_000_000_000_000L)]
    public long? Tokens { get; init; }

    /// <summary>Days that the tokens last once it is redeemed; a year when absent.</summary>
    [Range(1, 3_650)]
    public int? ValidityDays { get; init; }

    /// <summary>People who may redeem it, each once; one when absent.</summary>
    [Range(1, 100_000)]
    public int? Uses { get; init; }

    /// <summary>Until when it can be redeemed.</summary>
    [Required]
    public DateTimeOffset? ExpiresAt { get; init; }
}
