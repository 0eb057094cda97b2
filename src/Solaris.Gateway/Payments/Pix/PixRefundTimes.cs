namespace Solaris.Payments.Pix;

/// <param name="Solicitacao">When it was asked for.</param>
/// <param name="Liquidacao">When the money went.</param>
internal sealed record PixRefundTimes(DateTimeOffset? Solicitacao, DateTimeOffset? Liquidacao);
