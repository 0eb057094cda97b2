using System.Text;
using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.Providers.Anthropic;

/// <summary>The beta features a client of another dialect asks for with <c>anthropic_beta</c>, a name or a list of names.</summary>
internal static class BetaFlags
{
    /// <summary>The value of the <c>anthropic-beta</c> header; null for none.</summary>
    public static string? Of(Prompt prompt)
    {
        if (!prompt.Other.TryGetValue("anthropic_beta", out var flags))
        {
            return null;
        }
        var header = new StringBuilder();
        if (flags.ValueKind == JsonValueKind.Array)
        {
            foreach (var flag in flags.EnumerateArray())
            {
                Add(header, flag);
            }
        }
        else
        {
            Add(header, flags);
        }
        return header.Length == 0 ? null : header.ToString();
    }

    /// <summary>A client's text becomes a header: nothing but names may pass.</summary>
    private static void Add(StringBuilder header, JsonElement flag)
    {
        if (flag.ValueKind == JsonValueKind.String && flag.GetString() is { Length: > 0 } text && text.All(MayStand))
        {
            header.Append(header.Length > 0 ? "," : "").Append(text);
        }
    }

    private static bool MayStand(char letter) => NameAlphabet.Has(letter) || letter is '.' or ',';
}
