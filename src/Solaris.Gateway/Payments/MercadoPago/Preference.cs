using System.Text.Json.Serialization;

namespace Solaris.Payments.MercadoPago;

/// <summary>A page of Mercado Pago on which a buyer can pay.</summary>
/// <param name="InitPoint">Its address.</param>
internal sealed record Preference(string Id, string InitPoint)
{
    public IReadOnlyList<PreferenceSum> Items
    {
        get => field ?? [];
        init;
    }

    public DateTimeOffset? ExpirationDateTo { get; init; }

    [JsonIgnore]
    public long? Centavos => Items is [var item] && item.Quantity == 1 ? Reais.FromNumber(item.UnitPrice) : null;
}

internal sealed record PreferenceSum(decimal? UnitPrice, string? CurrencyId, int Quantity = 1);
