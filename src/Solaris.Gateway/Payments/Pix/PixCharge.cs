namespace Solaris.Payments.Pix;

/// <summary>An immediate charge (`cob`) as the API Pix answers it; names are the API's.</summary>
internal sealed record PixCharge
{
    public const string Active = "ATIVA";

    public required string Txid { get; init; }

    /// <summary>ATIVA, CONCLUIDA, REMOVIDA_PELO_USUARIO_RECEBEDOR or REMOVIDA_PELO_PSP; one that expired stays ATIVA.</summary>
    public required string Status { get; init; }

    public required PixChargeCalendar Calendario { get; init; }

    public required PixChargeValue Valor { get; init; }

    public string? PixCopiaECola { get; init; }

    /// <summary>What was paid: normally one, but nothing forbids two.</summary>
    public IReadOnlyList<PixReceived> Pix
    {
        get => field ?? [];
        init;
    }

    public long? Centavos => Reais.Read(Valor.Original);

    public DateTimeOffset ExpiresAt => Calendario.Criacao.AddSeconds(Calendario.Expiracao);
}
