namespace Solaris.Payments;

/// <summary>What became of a payment. The numbers are stored.</summary>
internal enum PaymentStatus
{
    /// <summary>Not money yet.</summary>
    Pending = 0,

    /// <summary>Ours, but for what <see cref="Payment.RefundedCentavos"/> says went back.</summary>
    Paid = 1,

    /// <summary>Taken back without our asking: a chargeback, a lost or open dispute, PIX's MED.</summary>
    Disputed = 2,

    /// <summary>Will not become money.</summary>
    Failed = 3,
}
