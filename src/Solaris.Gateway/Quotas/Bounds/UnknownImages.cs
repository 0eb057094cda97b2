namespace Solaris.Quotas.Bounds;

/// <summary>Models we have no formula for: the dearer of the two dearest schemes in the field, each with its cap.</summary>
/// <remarks>16-pixel patches up to 1024 × 1024 (Pixtral), 28-pixel patches up to 16,384 (Qwen-VL).</remarks>
internal sealed record UnknownImages : ImageRule
{
    private const long Cap = 16_384;

    public override long Largest => Cap;

    public override long Tokens(ImageSize size, bool low)
    {
        var small = size.Within(1024);
        var fine = (Up(small.Width, 16) + 1) * Up(small.Height, 16); // One break a row of patches.
        return Math.Max(fine, Math.Min(Cap, Up(size.Width, 28) * Up(size.Height, 28)));
    }
}
