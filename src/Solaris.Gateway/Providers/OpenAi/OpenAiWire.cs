namespace Solaris.Providers.OpenAi;

/// <summary>One of OpenAI's APIs that is only relayed.</summary>
internal class OpenAiWire(string path) : Wire
{
    public override string Path(string model, bool stream) => path;

    public override AnswerMeter NewMeter(Deployment deployment) => new ChatMeter(deployment.Provider.Usage);
}
