using Solaris.Conversations;

namespace Solaris.Providers.OpenAi;

/// <summary>Chat completions: the API that most providers offer.</summary>
internal sealed class ChatWire() : OpenAiWire("chat/completions")
{
    public override byte[] Write(Prompt prompt, Deployment deployment, TranslationNotes notes) =>
        ChatPromptWriter.Write(prompt, deployment, notes);

    public override AnswerTranslator NewTranslator(Prompt prompt) => new ChatTranslator(prompt);
}
