namespace Solaris.OpenAi;

/// <summary><c>POST /v1/chat/completions</c></summary>
internal sealed class ChatEndpoint() : OpenAiEndpoint("chat/completions")
{
    public static readonly ChatEndpoint Instance = new();
}
