using System.Collections.Frozen;
using Solaris.Providers.OpenAi;

namespace Solaris.Providers.Gemini;

/// <summary>What of Google's is relayed. AI Studio has a front in OpenAI's dialect, of which embeddings lose nothing.</summary>
internal static class GeminiWires
{
    public static readonly FrozenDictionary<string, Wire> AiStudioRelays = FrozenDictionary.ToFrozenDictionary<
        string,
        Wire
    >([new("embeddings", new OpenAiWire("openai/embeddings"))]);

    public static readonly FrozenDictionary<string, Wire> VertexRelays = FrozenDictionary<string, Wire>.Empty;
}
