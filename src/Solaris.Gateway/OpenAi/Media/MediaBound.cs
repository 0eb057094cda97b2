using Solaris.Calls;

namespace Solaris.OpenAi.Media;

/// <summary>What a call of an endpoint may cost at most, and what it is taken to have cost when its provider does not say.</summary>
internal abstract class MediaBound
{
    /// <summary>Moderation costs nothing at OpenAI.</summary>
    public static readonly MediaBound Free = new FreeBound();
    public static readonly MediaBound Pictures = new PictureBound();
    public static readonly MediaBound Speech = new SpeechBound();
    public static readonly MediaBound Listening = new ListeningBound();

    public abstract CallSize Of(in MediaBody body, int choices);

    public abstract MeteredUsage Estimate(in MediaBody body, int choices);
}
