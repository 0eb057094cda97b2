using System.Collections.Frozen;
using Solaris.Providers.OpenAi.Responses;

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

    /// <summary>The same where the vendor is known to offer the Responses API.</summary>
    public static readonly FrozenDictionary<string, Wire> WithResponses = Compatible
        .Append(new(ResponsesWire.Route, new ResponsesWire()))
        .ToFrozenDictionary();
}
