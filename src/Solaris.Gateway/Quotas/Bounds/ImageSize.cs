namespace Solaris.Quotas.Bounds;

/// <summary>Width and height in pixels, as an image's own header states them.</summary>
internal readonly record struct ImageSize(long Width, long Height)
{
    /// <summary>The size scaled down, never up, to fit into a square of <paramref name="side"/>; rounded up.</summary>
    public ImageSize Within(long side) => Scaled(Math.Max(Width, Height), side);

    /// <summary>The size scaled down, never up, until its short side is <paramref name="side"/>; rounded up.</summary>
    public ImageSize ShortSideAtMost(long side) => Scaled(Math.Min(Width, Height), side);

    private ImageSize Scaled(long measured, long side) =>
        measured <= side ? this : new(Part(Width, side, measured), Part(Height, side, measured));

    private static long Part(long length, long side, long measured) => ((length * side) + measured - 1) / measured;
}
