using System.Collections.Frozen;
using Solaris.Providers.Anthropic;
using Solaris.Providers.OpenAi.Media;
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
        new("moderations", new MediaWire("moderations", free: true)),
        .. Media("images/generations", "images/edits", "images/variations"),
        .. Media("audio/speech", "audio/transcriptions", "audio/translations"),
    ]);

    /// <summary>The same where the vendor is known to offer the Responses API.</summary>
    public static readonly FrozenDictionary<string, Wire> WithResponses = Compatible
        .Append(new(ResponsesWire.Route, new ResponsesWire()))
        .ToFrozenDictionary();

    /// <summary>LiteLLM's proxy speaks every dialect of our clients, whatever model is behind it.</summary>
    public static readonly FrozenDictionary<string, Wire> WithMessages = WithResponses
        .Concat(MessagesWire.Relayed)
        .ToFrozenDictionary();

    private static KeyValuePair<string, Wire>[] Media(params string[] routes) =>
        Array.ConvertAll(routes, route => KeyValuePair.Create<string, Wire>(route, new MediaWire(route)));
}
