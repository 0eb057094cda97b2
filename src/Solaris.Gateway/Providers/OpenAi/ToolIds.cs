using System.Security.Cryptography;
using System.Text;

namespace Solaris.Providers.OpenAi;

/// <summary>
/// Ids of tool calls in the form a vendor takes. The same id always becomes the same one, so a call and its result meet again whichever
/// provider wrote the call; an id that fits stays as it is.
/// </summary>
internal static class ToolIds
{
    private const int ShortLength = 9;

    /// <summary>OpenAI refuses longer ones.</summary>
    private const int Longest = 40;

    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <param name="isShort">True for Mistral's nine letters or digits.</param>
    public static string For(string id, bool isShort)
    {
        if (isShort)
        {
            return IsShort(id) ? id : Shorten(id);
        }
        return id.Length is > 0 and <= Longest ? id : "call_" + Convert.ToHexStringLower(Hash(id).AsSpan(0, 12));
    }

    public static bool IsShort(string id) => id.Length == ShortLength && id.All(char.IsAsciiLetterOrDigit);

    private static string Shorten(string id) =>
        string.Create(
            ShortLength,
            Hash(id),
            static (letters, hash) =>
            {
                for (var i = 0; i < letters.Length; i++)
                {
                    letters[i] = Letters[hash[i] % Letters.Length];
                }
            }
        );

    private static byte[] Hash(string id) => SHA256.HashData(Encoding.UTF8.GetBytes(id));
}
