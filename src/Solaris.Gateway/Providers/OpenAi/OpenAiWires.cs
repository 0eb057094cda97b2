using System.Collections.Frozen;

namespace Solaris.Providers.OpenAi;

/// <summary>OpenAI's APIs, by their route.</summary>
internal static class OpenAiWires
{
    public static readonly Wire Chat = new ChatWire();

    /// <summary>What servers of the dialect have in common.</summary>
    public static readonly FrozenDictionary<string, Wire> Compatible = FrozenDictionary.ToFrozenDictionary<
        string,
        Wire
    >([
        new("chat/completions", Chat),
        new("completions", new OpenAiWire("completions")),
        new("embeddings", new OpenAiWire("embeddings")),
    ]);
}
