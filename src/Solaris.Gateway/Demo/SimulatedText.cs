using System.Buffers;
using System.Globalization;
using System.Text;

namespace Solaris.Demo;

/// <summary>Writes the simulated answers: always the same for the same question, in its language, and open about being simulated.</summary>
internal static class SimulatedText
{
    private const int QuotedLength = 80;
    private static readonly SearchValues<char> PortugueseLetters = SearchValues.Create("ãõçáéíóúâêô");
    private static readonly string[] PortugueseWords =
    [
        "olá",
        "oi",
        "você",
        "não",
        "que",
        "uma",
        "para",
        "como",
        "obrigado",
        "qual",
        "por",
        "diga",
        "com",
        "em",
    ];
    private static readonly string[] Portuguese =
    [
        "O gateway reservou os tokens antes de chamar o provedor e cobrou exatamente os que foram usados.",
        "Cada palavra chega em um pedaço próprio, como em um modelo de verdade.",
        "A mesma pergunta recebe sempre a mesma resposta, o que facilita os testes.",
        "Configure OPENAI_API_KEY ou um arquivo de modelos para falar com um modelo real.",
        "Quando o limite acaba, a recusa explica qual limite foi e quando ele renova.",
    ];
    private static readonly string[] English =
    [
        "The gateway held the tokens before it called the provider and charged exactly those that were used.",
        "Each word arrives in a piece of its own, as it would from a real model.",
        "The same question always gets the same answer, which makes testing easy.",
        "Set OPENAI_API_KEY or a model file to talk to a real model.",
        "When a limit is used up, the refusal says which one it was and when it renews.",
    ];

    /// <summary>The answer to <paramref name="prompt"/>; <paramref name="choice"/> varies it where a client asks for several.</summary>
    public static string Answer(string prompt, int choice)
    {
        var portuguese = IsPortuguese(prompt);
        var sentences = portuguese ? Portuguese : English;
        var first = (int)((Fingerprint(prompt) + (ulong)choice) % (ulong)sentences.Length);
        var opening = portuguese
            ? $"Resposta simulada da demonstração do IA Solaris: nenhum modelo foi chamado. Você escreveu “{Quote(prompt)}”."
            : $"Simulated answer of the IA Solaris demo: no model was called. You wrote “{Quote(prompt)}”.";
        return $"{opening} {sentences[first]} {sentences[(first + 2) % sentences.Length]}";
    }

    /// <summary>Words with the space before them: the provider's tokens.</summary>
    public static IEnumerable<string> Tokens(string text)
    {
        var start = 0;
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] == ' ' && text[i - 1] != ' ')
            {
                yield return text[start..i];
                start = i;
            }
        }
        if (start < text.Length)
        {
            yield return text[start..];
        }
    }

    public static int CountTokens(string text) => Tokens(text).Count();

    /// <summary>FNV-1a over the UTF-8 bytes: stable over processes, unlike <see cref="string.GetHashCode()"/>.</summary>
    public static ulong Fingerprint(string text)
    {
        var hash = 14_695_981_039_346_656_037UL;
        foreach (var one in Encoding.UTF8.GetBytes(text))
        {
            hash = (hash ^ one) * 1_099_511_628_211UL;
        }
        return hash;
    }

    private static bool IsPortuguese(string text)
    {
        var words = text.ToLower(CultureInfo.InvariantCulture).Split([' ', ',', '.', '?', '!', '\n']);
        return words.Any(word => PortugueseWords.Contains(word) || word.AsSpan().ContainsAny(PortugueseLetters));
    }

    private static string Quote(string prompt)
    {
        var line = prompt.ReplaceLineEndings(" ").Trim();
        if (line.Length <= QuotedLength)
        {
            return line;
        }
        var end = char.IsHighSurrogate(line[QuotedLength - 1]) ? QuotedLength - 1 : QuotedLength;
        return string.Concat(line.AsSpan(0, end), "…");
    }
}
