namespace Solaris.Providers.OpenAi.Media;

/// <summary>An API of pictures or sound: forms go in, and what comes out may be no JSON.</summary>
internal sealed class MediaWire(string path, bool free = false) : Wire
{
    public override string Path(string model, bool stream) => path;

    public override string Accepts => "*/*";

    public override AnswerMeter NewMeter(Deployment deployment) => new MediaMeter(free);
}
