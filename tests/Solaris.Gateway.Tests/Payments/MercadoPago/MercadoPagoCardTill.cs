using Microsoft.Extensions.Time.Testing;

namespace Solaris.Payments.MercadoPago;

/// <summary>Cards on the checkout page, which lets itself be paid twice.</summary>
internal sealed class MercadoPagoCardTill(FakeTimeProvider clock) : MercadoPagoTill(clock)
{
    public override string Method => PaymentMethod.Card;

    public override void Pay(string reference, long centavos) => Server.PayPage(Marked(reference), centavos / 100m);

    public override void TakeBack(string reference)
    {
        if (Server.IdsOf(Marked(reference)) is [var first, ..])
        {
            Server.SetPayment(first, "charged_back");
        }
    }

    protected override IEnumerable<string> Ids(string reference) => Server.IdsOf(Marked(reference));

    private static string Marked(string reference) => $"{reference}-card";
}
