namespace Solaris.Payments.Pix;

/// <param name="Expiracao">Seconds after its creation.</param>
internal sealed record PixChargeCalendar(DateTimeOffset Criacao, int Expiracao = 86_400);
