using System.ComponentModel.DataAnnotations;

namespace Solaris.Pricing.Exchange;

/// <summary>Rates to set, all or none.</summary>
public sealed record RatesRequest
{
    [Required, MinLength(1), MaxLength(240)]
    public IReadOnlyList<RateRequest> Rates { get; init; } = [];

    /// <summary>
    /// True to set months in which calls were charged already. New calls are charged at the new rate; those before are moved
    /// to it by <c>POST /api/prices/rerate</c>.
    /// </summary>
    public bool Correction { get; init; }
}
