namespace Solaris.Providers.OpenAi;

/// <summary>Chat completions: the API that most providers offer.</summary>
internal sealed class ChatWire() : OpenAiWire("chat/completions");
