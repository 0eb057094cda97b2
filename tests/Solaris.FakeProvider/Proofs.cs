using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Solaris.FakeProvider;

/// <summary>
/// What providers prove of a model's thoughts, and refuse when it comes back changed. A script's <c>proof</c> wants it back with the tool
/// calls of the turns before.
/// </summary>
internal static class Proofs
{
    /// <summary>OpenAI's sealed reasoning.</summary>
    public const string Sealed = "gAAAAfake";

    /// <summary>Google's signature of a call or a text.</summary>
    public const string Signature = "c2lnbmF0dXJl";

    private const string Mark = "sig_";

    /// <summary>Anthropic's signature of a thought.</summary>
    public static string Of(string thought) =>
        Mark + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(thought)).AsSpan(0, 8));

    /// <summary>Null for a request that is accepted. Recorded signatures, which are not ours, pass.</summary>
    public static string? MessagesFault(FakeCall call)
    {
        foreach (var message in MessagesRules.Each(call.Body, "messages"))
        {
            var blocks = MessagesRules.Each(message, "content").ToList();
            if (blocks.Exists(IsForged))
            {
                return "messages: Invalid `signature` in `thinking` block";
            }
            if (IsWanted(call) && blocks.Exists(IsCall) && MessagesRules.Text(blocks[0], "type") != "thinking")
            {
                return "messages: Expected `thinking`, but found `tool_use`.";
            }
        }
        return null;
    }

    /// <inheritdoc cref="MessagesFault"/>
    public static string? GeminiFault(FakeCall call)
    {
        foreach (var content in GeminiView.Items(call.Native, "contents"))
        {
            var first = GeminiView
                .Items(content, "parts")
                .FirstOrDefault(part => GeminiView.Get(part, "functionCall") is not null);
            if (
                IsWanted(call)
                && first.ValueKind == JsonValueKind.Object
                && GeminiView.Get(first, "thoughtSignature")?.GetString() != Signature
            )
            {
                return "Thought signature is not valid.";
            }
        }
        return null;
    }

    /// <inheritdoc cref="MessagesFault"/>
    public static string? ResponsesFault(FakeCall call)
    {
        var items = MessagesRules.Each(call.Body, "input").ToList();
        var proofs = items.Select(item => MessagesRules.Text(item, "encrypted_content")).OfType<string>().ToList();
        if (proofs.Exists(proof => proof != Sealed))
        {
            return "The encrypted content could not be verified.";
        }
        return
            IsWanted(call)
            && items.Exists(item => MessagesRules.Text(item, "type") == "function_call")
            && proofs.Count == 0
            ? "Item of type 'function_call' was provided without its required 'reasoning' item."
            : null;
    }

    /// <summary>As DeepSeek refuses it.</summary>
    public static string? ChatFault(FakeCall call) =>
        IsWanted(call)
        && MessagesRules
            .Each(call.Body, "messages")
            .Any(message =>
                message.TryGetProperty("tool_calls", out _)
                && MessagesRules.Text(message, "reasoning_content") is null or ""
            )
            ? "The `reasoning_content` in the thinking mode must be passed back to the API."
            : null;

    private static bool IsWanted(FakeCall call) => call.Script.Has("proof");

    private static bool IsCall(JsonElement block) => MessagesRules.Text(block, "type") == "tool_use";

    private static bool IsForged(JsonElement block) =>
        MessagesRules.Text(block, "signature") is { } signature
        && signature.StartsWith(Mark, StringComparison.Ordinal)
        && signature != Of(MessagesRules.Text(block, "thinking") ?? "");
}
