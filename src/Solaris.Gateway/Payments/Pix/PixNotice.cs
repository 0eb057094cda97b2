namespace Solaris.Payments.Pix;

/// <summary>What the bank posts to `…/pix`: money that arrived or was sent back, possibly many.</summary>
internal sealed record PixNotice
{
    public IReadOnlyList<PixReceived> Pix
    {
        get => field ?? [];
        init;
    }
}
