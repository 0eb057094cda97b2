using System.ComponentModel.DataAnnotations;

namespace Solaris.Payments;

/// <summary>Why an order is taken back.</summary>
public sealed record RefundOrderRequest
{
    [Required, MinLength(3), MaxLength(500)]
    public string Reason { get; init; } = "";
}
