namespace Solaris.Quotas.Bounds;

/// <summary>OpenAI's patch models: 32-pixel patches times a factor. The newest ones have no small cap.</summary>
/// <param name="PerMille">The factor in thousandths.</param>
/// <param name="MostPatches">The cap before the factor; null when the model has none.</param>
internal sealed record PatchImages(long PerMille, long? MostPatches) : ImageRule
{
    /// <summary>Measured: a 12-megapixel photo cost 14,364 tokens on a model without a cap.</summary>
    private const long LargestUncapped = 16_384;

    public override long Largest => MostPatches is { } most ? Up(most * PerMille, 1000) : LargestUncapped;

    public override long Tokens(ImageSize size, bool low)
    {
        var fit = low ? size.Within(512) : size;
        var patches = Math.Min(Up(fit.Width, 32) * Up(fit.Height, 32), MostPatches ?? long.MaxValue / PerMille);
        return Up(patches * PerMille, 1000);
    }
}
