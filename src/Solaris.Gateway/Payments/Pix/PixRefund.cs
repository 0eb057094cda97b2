namespace Solaris.Payments.Pix;

/// <summary>Money sent back; names are the API's.</summary>
/// <param name="Id">Ours, when we asked for it.</param>
/// <param name="RtrId">The returned money's own id.</param>
internal sealed record PixRefund(string Id, string Valor, string Status, string? RtrId = null)
{
    public const string Done = "DEVOLVIDO";
    public const string Failed = "NAO_REALIZADO";

    private const string ForcedPrefix = "MED_";

    /// <summary>ORIGINAL when absent: asked for by the receiver.</summary>
    public string? Natureza { get; init; }

    public string? Motivo { get; init; }

    public PixRefundTimes? Horario { get; init; }

    public long? Centavos => Reais.Read(Valor);

    public bool IsDone => Status == Done;

    public DateTimeOffset? ChangedAt => Horario?.Liquidacao ?? Horario?.Solicitacao;

    /// <summary>Taken back by the payer's bank (Mecanismo Especial de Devolução), without our asking.</summary>
    public bool IsForced => Natureza?.StartsWith(ForcedPrefix, StringComparison.Ordinal) == true;
}
