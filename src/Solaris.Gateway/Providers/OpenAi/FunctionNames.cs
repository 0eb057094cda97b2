using System.Security.Cryptography;
using System.Text;
using Solaris.Conversations;

namespace Solaris.Providers.OpenAi;

/// <summary>
/// Names of functions as this API takes them: 64 of <c>[a-zA-Z0-9_-]</c>. Other dialects allow more; such a name is cut and gets a hash of
/// the whole, from which the answer's reader finds it again.
/// </summary>
internal sealed class FunctionNames
{
    private const int Longest = 64;
    private const int HashLength = 8;
    private readonly Dictionary<string, string> _back = [];

    public FunctionNames(Prompt prompt)
    {
        foreach (var tool in prompt.Tools)
        {
            var there = There(tool.Name);
            if (there != tool.Name)
            {
                _back[there] = tool.Name;
            }
        }
    }

    public string Back(string name) => _back.GetValueOrDefault(name, name);

    public static string There(string name)
    {
        if (name.Length <= Longest && name.All(IsAllowed))
        {
            return name;
        }
        var clean = string.Concat(name.Select(letter => IsAllowed(letter) ? letter : '_'));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, HashLength / 2));
        return $"{clean[..Math.Min(clean.Length, Longest - HashLength - 1)]}_{hash}";
    }

    private static bool IsAllowed(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-';
}
