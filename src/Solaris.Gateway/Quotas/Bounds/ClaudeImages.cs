namespace Solaris.Quotas.Bounds;

/// <summary>Claude: 28-pixel patches after scaling down to the model's budget, of which we take the largest known.</summary>
internal sealed record ClaudeImages : ImageRule
{
    private const long Budget = 4_784;

    public override long Largest => Budget;

    // The guide's older formula (area / 750) is a little dearer for large images: the bound takes the dearer one.
    public override long Tokens(ImageSize size, bool low) =>
        Math.Min(Budget, Math.Max(Up(size.Width, 28) * Up(size.Height, 28), Up(size.Width * size.Height, 750)));
}
