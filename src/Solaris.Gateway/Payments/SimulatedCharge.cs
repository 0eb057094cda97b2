using System.Globalization;
using Solaris.Payments.Pix;

namespace Solaris.Payments;

/// <summary>A charge of the simulated provider, with what was paid on it.</summary>
internal sealed class SimulatedCharge(ChargeRequest request, DateTimeOffset madeAt)
{
    private readonly Lock _lock = new();
    private readonly List<Payment> _payments = [];
    private readonly HashSet<string> _refunds = new(StringComparer.Ordinal);

    public DateTimeOffset MadeAt => madeAt;

    public ChargeState State(DateTimeOffset now)
    {
        lock (_lock)
        {
            var open = _payments.Count == 0 && now < request.ExpiresAt;
            var charge = new Charge(
                $"sim-{request.Reference}",
                request.Reference,
                request.Centavos,
                "BRL",
                open ? ChargeStatus.Open : ChargeStatus.Closed,
                Code(),
                RedirectUrl: null,
                request.ExpiresAt
            );
            return new(charge, [.. _payments]);
        }
    }

    /// <summary>A code that reads as a real one, to a key that nobody can have: a bank's app says so, and no money moves.</summary>
    private string Code() =>
        new StaticBrCode(
            "simulado@example.com",
            request.Centavos,
            request.Reference[^StaticBrCode.LongestTxid..],
            "Pagamento simulado",
            "Brasilia"
        ).Write();

    /// <summary>Pays what is asked once <paramref name="due"/> has come, unless it is paid or expired.</summary>
    public void PayAt(DateTimeOffset due, DateTimeOffset now)
    {
        lock (_lock)
        {
            if (_payments.Count == 0 && due <= now && due < request.ExpiresAt)
            {
                Pay(now, centavos: null);
            }
        }
    }

    public void Pay(DateTimeOffset now, long? centavos)
    {
        lock (_lock)
        {
            var id = $"{request.Reference}-{(_payments.Count + 1).ToString(CultureInfo.InvariantCulture)}";
            _payments.Add(
                new(id, request.Reference, id, centavos ?? request.Centavos, "BRL", 0, PaymentStatus.Paid, now)
            );
        }
    }

    public void Dispute(DateTimeOffset now) => Become(PaymentStatus.Disputed, now);

    public void Reinstate(DateTimeOffset now) => Become(PaymentStatus.Paid, now);

    private void Become(PaymentStatus status, DateTimeOffset now)
    {
        lock (_lock)
        {
            _payments[0] = _payments[0] with { Status = status, UpdatedAt = now };
        }
    }

    public ProviderAnswer<Payment> Refund(RefundRequest refund, DateTimeOffset now)
    {
        lock (_lock)
        {
            var at = _payments.FindIndex(payment => payment.PaymentId == refund.PaymentId);
            if (at < 0)
            {
                return ProviderFailure.NotFound;
            }
            var payment = _payments[at];
            if (_refunds.Contains(refund.Key))
            {
                return payment;
            }
            var total = checked(payment.RefundedCentavos + refund.Centavos);
            if (total > payment.Centavos || payment.Status != PaymentStatus.Paid)
            {
                return ProviderFailure.Refused;
            }
            _refunds.Add(refund.Key);
            return _payments[at] = payment with { RefundedCentavos = total, UpdatedAt = now };
        }
    }
}
