using Solaris.Conversations;

namespace Solaris.Providers.Gemini;

/// <summary>Function names: Google's begin with a letter or an underscore, others need not.</summary>
internal static class GeminiNames
{
    private const int Longest = 64;

    public static string Of(string name)
    {
        if (name.Length is > 0 and <= Longest && IsStart(name[0]) && !name.AsSpan().ContainsAnyExcept(Allowed))
        {
            return name;
        }
        Span<char> mapped = stackalloc char[Longest];
        var length = 0;
        if (name.Length == 0 || !IsStart(name[0]))
        {
            mapped[length++] = '_';
        }
        foreach (var character in name)
        {
            if (length < Longest)
            {
                mapped[length++] = Allowed.Contains(character) ? character : '_';
            }
        }
        return new(mapped[..length]);
    }

    /// <summary>The client's name for the function that Google calls <paramref name="name"/>.</summary>
    public static string Original(string name, Prompt prompt)
    {
        foreach (var tool in prompt.Tools)
        {
            if (tool.Hosted is null && Of(tool.Name) == name)
            {
                return tool.Name;
            }
        }
        return name;
    }

    private static readonly System.Buffers.SearchValues<char> Allowed = System.Buffers.SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.:-"
    );

    private static bool IsStart(char character) => char.IsAsciiLetter(character) || character == '_';
}
