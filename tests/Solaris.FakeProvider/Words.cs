namespace Solaris.FakeProvider;

/// <summary>Deterministic text, one token a word, with characters of one to four bytes.</summary>
internal static class Words
{
    private static readonly string[] List =
    [
        "the",
        "answer",
        "is",
        "casa",
        "não",
        "sol",
        "água",
        "ação",
        "luz",
        "você",
        "über",
        "naïve",
        "日本",
        "語",
        "привет",
        "γειά",
        "🙂",
        "🇧🇷",
        "e\u0301",
        "\"quoted\"",
        "back\\slash",
        "tab\tstop",
        "new\nline",
        "data:",
        "[DONE]",
        "{}",
        "ok",
    ];

    /// <summary>The first word stands alone, the others begin with a space, as tokens do.</summary>
    public static string[] Tokens(int seed, int count)
    {
        var random = new Random(seed);
        var tokens = new string[count];
        for (var i = 0; i < count; i++)
        {
            tokens[i] = (i == 0 ? "" : " ") + List[random.Next(List.Length)];
        }
        return tokens;
    }

    /// <summary>Cuts a text into tokens of four UTF-16 units, never inside a surrogate pair.</summary>
    public static string[] Cut(string text)
    {
        var tokens = new List<string>();
        for (var start = 0; start < text.Length; )
        {
            var end = Math.Min(start + 4, text.Length);
            if (end < text.Length && char.IsLowSurrogate(text[end]))
            {
                end++;
            }
            tokens.Add(text[start..end]);
            start = end;
        }
        return [.. tokens];
    }
}
