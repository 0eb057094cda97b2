namespace Solaris.Providers.Anthropic;

/// <summary>The characters of Anthropic's names and ids: <c>[a-zA-Z0-9_-]</c>.</summary>
internal static class NameAlphabet
{
    public static bool Has(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-';

    /// <summary><paramref name="text"/> with an underscore for every other character.</summary>
    public static string Clean(string text) =>
        string.Create(
            text.Length,
            text,
            static (clean, text) =>
            {
                for (var i = 0; i < clean.Length; i++)
                {
                    clean[i] = Has(text[i]) ? text[i] : '_';
                }
            }
        );
}
