namespace Solaris.Payments.Pix;

/// <summary>Body of `PUT /cob/{txid}`. No `modalidadeAlteracao`: with it the payer could change the amount.</summary>
internal sealed record PixChargeWish(
    PixExpiry Calendario,
    PixChargeValue Valor,
    string Chave,
    string SolicitacaoPagador
);

/// <param name="Expiracao">Seconds.</param>
internal sealed record PixExpiry(int Expiracao);

/// <summary>Body of `PUT /pix/{e2eid}/devolucao/{id}`.</summary>
internal sealed record PixRefundWish(string Valor);

/// <summary>Body of `PUT /webhook/{chave}`.</summary>
internal sealed record PixWebhookWish(string WebhookUrl);
