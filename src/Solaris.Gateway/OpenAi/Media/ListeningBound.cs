using Solaris.Calls;

namespace Solaris.OpenAi.Media;

/// <summary>Sound has at least 500 bytes a second (Opus at 4 kbit/s), and at the most 375 tokens for each begun 30 seconds (Mistral).</summary>
internal sealed class ListeningBound : MediaBound
{
    private const long LeastBytesPerSecond = 500;
    private const long UsualBytesPerSecond = 8_000;

    public override CallSize Of(in MediaBody body, int choices)
    {
        var seconds = (body.FileBytes / LeastBytesPerSecond) + 1;
        return new(body.TextBytes + (((seconds / 30) + 1) * 375), 1_000 + (seconds * 6))
        {
            Pieces = new(TokenUsage.None) { AudioMilliseconds = seconds * 1_000 },
        };
    }

    public override MeteredUsage Estimate(in MediaBody body, int choices)
    {
        var seconds = (body.FileBytes / UsualBytesPerSecond) + 1;
        var tokens = new TokenUsage(seconds * 10, 0, 0, 0, seconds * 3, AudioInput: seconds * 10);
        return new(tokens) { AudioMilliseconds = seconds * 1_000 };
    }
}
