using System.Security.Cryptography;
using System.Text;

namespace Solaris.Providers.Anthropic;

/// <summary>
/// Ids of tool calls in Anthropic's alphabet. Those of other providers may have other characters; the same id is written the same way
/// in every turn of a conversation, and two different ones stay different.
/// </summary>
internal static class ToolIds
{
    public static string Of(string id)
    {
        if (id.Length > 0 && id.All(NameAlphabet.Has))
        {
            return id;
        }
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)).AsSpan(0, 6));
        return $"{NameAlphabet.Clean(id)}_{hash}";
    }
}
