using Solaris.Calls;

namespace Solaris.OpenAi.Media;

/// <summary>Moderation costs nothing at OpenAI.</summary>
internal sealed class FreeBound : MediaBound
{
    public override CallSize Of(in MediaBody body, int choices) => new(0, 0);

    public override MeteredUsage Estimate(in MediaBody body, int choices) => default;
}
