namespace Solaris.Quotas.Bounds;

/// <summary>Gemini 1.5 and 2.x: 258 tokens a tile; the tile's side is two thirds of the short side, within 256 and 768.</summary>
internal sealed record GeminiTileImages : ImageRule
{
    private const long Tile = 258;

    public override long Largest => 24 * Tile; // 12 megapixels: 6 × 4 tiles of 768.

    public override long Tokens(ImageSize size, bool low)
    {
        if (size is { Width: <= 384, Height: <= 384 })
        {
            return Tile;
        }
        var side = Math.Clamp(Math.Min(size.Width, size.Height) * 2 / 3, 256, 768);
        return Up(size.Width, side) * Up(size.Height, side) * Tile;
    }
}
