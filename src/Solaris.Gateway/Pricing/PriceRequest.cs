using System.ComponentModel.DataAnnotations;

namespace Solaris.Pricing;

/// <summary>A price to set.</summary>
public sealed record PriceRequest
{
    /// <summary>LiteLLM's field names with USD per token or piece, such as <c>input_cost_per_token</c>. The others stay as in the table.</summary>
    [Required, MinLength(1), MaxLength(64)]
    public IReadOnlyDictionary<string, decimal> Prices { get; init; } = new Dictionary<string, decimal>();

    /// <summary>Now when absent. A past moment counts for re-rating only: calls are charged from when the price is set.</summary>
    public DateTimeOffset? ValidFrom { get; init; }
}
