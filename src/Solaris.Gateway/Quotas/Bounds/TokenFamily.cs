namespace Solaris.Quotas.Bounds;

/// <summary>How the models of one family turn text, images and audio into tokens.</summary>
/// <param name="PerMille">Their tokens for a thousand of <paramref name="Encoding"/>'s, as an upper estimate.</param>
/// <param name="AudioPerSecond">Tokens a second of audio input costs.</param>
/// <param name="ToolPrompt">The prompt the provider adds when a call has tools.</param>
/// <param name="Preamble">The prompt the provider adds to every call.</param>
internal sealed record TokenFamily(
    TokenEncoding Encoding,
    long PerMille,
    ImageRule Images,
    long AudioPerSecond = 32,
    long ToolPrompt = 64,
    long Preamble = 0
)
{
    /// <summary>The text's tokens in this family, from a count in <see cref="Encoding"/>.</summary>
    public long Text(long counted) => PerMille == 1000 ? counted : ((counted * PerMille) + 999) / 1000;
}
