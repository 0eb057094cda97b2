using Solaris.Calls;

namespace Solaris.OpenAi.Media;

/// <summary>Speech has about 15 characters and 21 audio tokens a second (OpenAI: 1,250 tokens a minute); slow speech twice as many.</summary>
internal sealed class SpeechBound : MediaBound
{
    public override CallSize Of(in MediaBody body, int choices) =>
        new(body.TextBytes, 3 * body.Characters) { Pieces = new(TokenUsage.None) { Characters = body.Characters } };

    public override MeteredUsage Estimate(in MediaBody body, int choices)
    {
        var spoken = (body.Characters * 21 / 15) + 1;
        var tokens = new TokenUsage((body.Characters / 4) + 1, 0, 0, 0, spoken, AudioOutput: spoken);
        return new(tokens) { Characters = body.Characters };
    }
}
