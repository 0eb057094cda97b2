namespace Solaris.Pricing;

/// <summary>An administrator's own price of a model, from a moment on.</summary>
public sealed record PriceOverrideResponse
{
    public required Guid Id { get; init; }
    public required string Provider { get; init; }
    public required string Model { get; init; }

    /// <summary>LiteLLM's field names with USD per token or piece; null where the own price was taken back.</summary>
    public required IReadOnlyDictionary<string, decimal>? Prices { get; init; }
    public required DateTimeOffset ValidFrom { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    internal static PriceOverrideResponse Of(PriceOverride row) =>
        new()
        {
            Id = row.Id,
            Provider = row.Provider,
            Model = row.Model,
            Prices = row.Values,
            ValidFrom = DateTimeOffset.FromUnixTimeMilliseconds(row.ValidFrom),
            CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.CreatedAt),
        };
}
