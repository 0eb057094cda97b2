using Microsoft.Extensions.Time.Testing;

namespace Solaris.Payments;

/// <summary>A provider with the server behind it: what its buyers and banks can do, and what it posts then.</summary>
internal abstract class Till : IDisposable
{
    public abstract IPaymentProvider Provider { get; }

    public abstract string Method { get; }

    public static Till New(string name, FakeTimeProvider clock) =>
        name switch
        {
            nameof(Pix.PixTill) => new Pix.PixTill(clock),
            nameof(MercadoPago.MercadoPagoPixTill) => new MercadoPago.MercadoPagoPixTill(clock),
            _ => new MercadoPago.MercadoPagoCardTill(clock),
        };

    public abstract void Pay(string reference, long centavos);

    /// <summary>Takes the first payment back without our asking; nothing when there is none.</summary>
    public abstract void TakeBack(string reference);

    /// <summary>What it posts about a charge now.</summary>
    public abstract IEnumerable<Webhook> Notices(string reference);

    /// <summary>The same, by somebody who does not know the secret.</summary>
    public abstract IEnumerable<Webhook> Forgeries(string reference);

    public abstract void Dispose();
}
