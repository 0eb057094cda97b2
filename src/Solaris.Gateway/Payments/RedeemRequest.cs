using System.ComponentModel.DataAnnotations;

namespace Solaris.Payments;

/// <summary>A voucher's code; case, spaces and hyphens do not matter.</summary>
public sealed record RedeemRequest
{
    [Required, MinLength(4), MaxLength(60)]
    public string Code { get; init; } = "";
}
