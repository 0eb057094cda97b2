namespace Solaris.Payments.Pix;

/// <summary>A page of received money; the list is left out when it is empty.</summary>
internal sealed record PixReceivedPage(PixPageFacts Parametros)
{
    public IReadOnlyList<PixReceived> Pix
    {
        get => field ?? [];
        init;
    }
}

internal sealed record PixPageFacts(PixPaging Paginacao);

/// <param name="QuantidadeDePaginas">0 when nothing was found.</param>
internal sealed record PixPaging(int QuantidadeDePaginas);
