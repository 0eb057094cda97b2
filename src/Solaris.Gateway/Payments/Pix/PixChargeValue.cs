namespace Solaris.Payments.Pix;

/// <param name="Original">Reais, as <see cref="Reais"/> writes them.</param>
internal sealed record PixChargeValue(string Original);
