namespace Solaris.Quotas.Bounds;

/// <summary>The same price for every image, whatever its size.</summary>
internal sealed record FlatImages(long Each) : ImageRule
{
    public override long Largest => Each;

    public override long Tokens(ImageSize size, bool low) => Each;
}
