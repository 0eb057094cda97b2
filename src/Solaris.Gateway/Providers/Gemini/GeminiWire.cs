namespace Solaris.Providers.Gemini;

/// <summary>Google's <c>generateContent</c>, which AI Studio and Vertex AI offer with small differences.</summary>
internal sealed class GeminiWire : Wire
{
    public static readonly GeminiWire AiStudio = new();
    public static readonly GeminiWire Vertex = new();

    public override AuthStyle? Auth => AuthStyle.GoogleKeyHeader;

    /// <summary>Without <c>alt=sse</c> a stream is one JSON array.</summary>
    public override string Path(string model, bool stream)
    {
        var name = Uri.EscapeDataString(model);
        return stream ? $"models/{name}:streamGenerateContent?alt=sse" : $"models/{name}:generateContent";
    }

    public override AnswerMeter NewMeter(Deployment deployment) => new GeminiMeter();
}
