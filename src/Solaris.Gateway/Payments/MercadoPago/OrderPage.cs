using System.Text.Json.Serialization;

namespace Solaris.Payments.MercadoPago;

/// <summary>A page of `GET /v1/orders`.</summary>
internal sealed record OrderPage
{
    public IReadOnlyList<MercadoPagoOrder> Data
    {
        get => field ?? [];
        init;
    }

    public OrderPaging Paging
    {
        get => field ?? new(TotalPages: 0);
        init;
    }
}

/// <param name="TotalPages">A number that some answers write as text.</param>
internal sealed record OrderPaging(
    [property: JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)] int TotalPages
);
