namespace Solaris.Payments.MercadoPago;

/// <summary>A page of `GET /v1/payments/search`.</summary>
internal sealed record PaymentPage
{
    public IReadOnlyList<MercadoPagoPayment> Results
    {
        get => field ?? [];
        init;
    }

    public PaymentPaging Paging
    {
        get => field ?? new(0);
        init;
    }
}

internal sealed record PaymentPaging(int Total);
