namespace Solaris.Providers.OpenAi.Responses;

/// <summary>OpenAI's Responses API, which is only relayed: calls of other dialects are translated to chat completions.</summary>
internal sealed class ResponsesWire : Wire
{
    public const string Route = "responses";

    public override string Path(string model, bool stream) => Route;

    public override AnswerMeter NewMeter(Deployment deployment) => new ResponsesMeter();
}
