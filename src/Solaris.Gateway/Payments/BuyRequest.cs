using System.ComponentModel.DataAnnotations;

namespace Solaris.Payments;

/// <summary>A pack to buy for oneself.</summary>
public sealed record BuyRequest
{
    [Required]
    public Guid? PackId { get; init; }

    /// <summary>Of the shop's providers, such as <c>pix</c>.</summary>
    [Required, MinLength(1), MaxLength(40)]
    public string Provider { get; init; } = "";

    /// <summary><c>pix</c> or <c>card</c>; the provider's first when absent.</summary>
    [MaxLength(20)]
    public string? Method { get; init; }

    /// <summary>Made once for each purchase by whoever asks: the same again is the same order.</summary>
    [Required, MinLength(8), MaxLength(100)]
    public string RequestKey { get; init; } = "";
}
