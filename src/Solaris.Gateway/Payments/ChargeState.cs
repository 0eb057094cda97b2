namespace Solaris.Payments;

/// <summary>A charge with all payments made on it: none, one, or by mistake more.</summary>
internal sealed record ChargeState(Charge Charge, IReadOnlyList<Payment> Payments);
