using Microsoft.Extensions.Time.Testing;

namespace Solaris.Payments.MercadoPago;

/// <summary>Pix by the Orders API: an order is paid once.</summary>
internal sealed class MercadoPagoPixTill(FakeTimeProvider clock) : MercadoPagoTill(clock)
{
    public override string Method => PaymentMethod.Pix;

    public override void Pay(string reference, long centavos) =>
        Server.PayOrder(Server.OrderOf(reference), Reais.Write(centavos));

    public override void TakeBack(string reference) => Server.SetOrder(Server.OrderOf(reference), "charged_back");

    protected override IEnumerable<string> Ids(string reference) => [Server.OrderOf(reference)];
}
