using Solaris.Conversations;

namespace Solaris.Providers.Gemini;

/// <summary>Google's <c>generateContent</c>, which AI Studio and Vertex AI offer with small differences.</summary>
internal sealed class GeminiWire(bool isVertex) : Wire
{
    public override bool ProvesTexts => true;

    public static readonly GeminiWire AiStudio = new(isVertex: false);
    public static readonly GeminiWire Vertex = new(isVertex: true);

    public override AuthStyle? Auth => AuthStyle.GoogleKeyHeader;

    /// <summary>Without <c>alt=sse</c> a stream is one JSON array.</summary>
    public override string Path(string model, bool stream)
    {
        var name = Uri.EscapeDataString(model);
        return stream ? $"models/{name}:streamGenerateContent?alt=sse" : $"models/{name}:generateContent";
    }

    public override AnswerMeter NewMeter(Deployment deployment) => new GeminiMeter();

    public override byte[]? Write(Prompt prompt, Deployment deployment, TranslationNotes notes)
    {
        var model = GeminiModel.Parse(prompt.Model);
        return GeminiPromptWriter.Write(
            new(prompt, model, isVertex, notes) { Thinks = deployment.Traits.Reasoning ?? model.Thinks }
        );
    }

    public override AnswerTranslator? NewTranslator(Prompt prompt) => new GeminiTranslator(prompt);
}
