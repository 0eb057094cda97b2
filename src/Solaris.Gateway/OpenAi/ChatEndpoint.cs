using System.Buffers;
using Solaris.Calls;
using Solaris.Conversations;
using Solaris.OpenAi.Chat;

namespace Solaris.OpenAi;

/// <summary><c>POST /v1/chat/completions</c></summary>
internal sealed class ChatEndpoint() : OpenAiEndpoint("chat/completions")
{
    public static readonly ChatEndpoint Instance = new();

    public override Prompt ReadPrompt(ReadOnlyMemory<byte> body, TranslationNotes notes) =>
        ChatPromptReader.Read(body, notes);

    public override AnswerWriter? NewWriter(IBufferWriter<byte> target, GenerationCall call)
    {
        if (call.Translation?.Prompt is not { } asked)
        {
            return null;
        }
        return call.Envelope.Stream
            ? new ChatStreamWriter(target, asked, call.Envelope.IncludeUsage || call.Caller.AlwaysStreamUsage)
            : new ChatAnswerWriter(target, asked);
    }

    public override string AnswerId(RequestId id) => $"chatcmpl-{id.Value:N}";
}
