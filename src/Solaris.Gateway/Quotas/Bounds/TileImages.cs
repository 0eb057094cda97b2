namespace Solaris.Quotas.Bounds;

/// <summary>OpenAI's tile models: fit into 2048 × 2048, short side to 768, then a price a 512-pixel tile.</summary>
/// <remarks>Source: the images and vision guide of the OpenAI API, "tile-based" models.</remarks>
internal sealed record TileImages(long Base, long Tile) : ImageRule
{
    private const long MostTiles = 8; // 2048 × 768 is 4 × 2 tiles.

    public override long Largest => Base + (MostTiles * Tile);

    public override long Tokens(ImageSize size, bool low)
    {
        if (low)
        {
            return Base;
        }
        var fit = size.Within(2048).ShortSideAtMost(768);
        return Base + (Up(fit.Width, 512) * Up(fit.Height, 512) * Tile);
    }
}
