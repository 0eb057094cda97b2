using Solaris.Calls;

namespace Solaris.OpenAi.Media;

/// <summary>
/// A picture of the newest models at its dearest setting has 6,240 output tokens, and 100 more for each of three previews
/// (OpenAI's image guide); one that goes in has up to 6,240 too.
/// </summary>
internal sealed class PictureBound : MediaBound
{
    private const long TokensEach = 6_600;

    public override CallSize Of(in MediaBody body, int choices) =>
        new(body.TextBytes + (body.Files * TokensEach), choices * TokensEach)
        {
            Pieces = new(TokenUsage.None) { Images = choices },
        };

    public override MeteredUsage Estimate(in MediaBody body, int choices) => new(TokenUsage.None) { Images = choices };
}
