namespace Solaris.Payments.Pix;

/// <summary>Money that arrived; names are the API's.</summary>
/// <param name="EndToEndId">The money's own id, unique in the country.</param>
/// <param name="Txid">The charge it pays; null for a transfer nobody asked for.</param>
internal sealed record PixReceived(string EndToEndId, string? Txid, string Valor, DateTimeOffset Horario)
{
    public IReadOnlyList<PixRefund> Devolucoes
    {
        get => field ?? [];
        init;
    }

    public long? Centavos => Reais.Read(Valor);

    /// <summary>
    /// As every provider tells it. What a bank takes back by MED is a dispute from the moment the money is gone; one under way or
    /// refused changes nothing yet.
    /// </summary>
    /// <returns>Null when the amount cannot be read.</returns>
    public Payment? ToPayment()
    {
        if (Centavos is not { } centavos)
        {
            return null;
        }
        var done = Devolucoes.Where(refund => refund.IsDone).ToList();
        var status = done.Exists(refund => refund.IsForced) ? PaymentStatus.Disputed : PaymentStatus.Paid;
        var changed = done.Select(refund => refund.ChangedAt ?? Horario).Append(Horario).Max();
        var refunded = done.Sum(refund => refund.Centavos ?? 0);
        return new(EndToEndId, Txid, EndToEndId, centavos, "BRL", refunded, status, changed);
    }
}
