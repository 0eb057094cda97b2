using System.Text;
using CsCheck;

namespace Solaris.Quotas.Bounds;

/// <summary>Texts of every kind the tokenizer finds easy or hard.</summary>
internal static class Texts
{
    private static readonly string[] Words =
    [
        " casa",
        " the",
        " internationalization",
        " ção",
        "não",
        "don't",
        " 12345",
        "1",
        "\n",
        "\n\n",
        "  ",
        "\t",
        " ",
        "!",
        "...",
        "{\"a\":",
        "},",
        "😀",
        "👩‍👩‍👧",
        "漢字",
        "ก",
        "\u0301",
        "é",
        "e\u0301",
        "aaaaaaaa",
        "AbCdEf",
        "\u0002",
        "\uFFFD",
        "\r\n",
        "<|endoftext|>",
    ];

    public static readonly Gen<string> Mixed = Gen.Int[0, Words.Length - 1]
        .Array[0, 400]
        .Select(picks => string.Concat(picks.Select(pick => Words[pick])));

    public static readonly Gen<string> Runs = Gen.Select(
            Gen.Int[0, Words.Length - 1],
            Gen.Int[1, 150],
            (word, times) => string.Concat(Enumerable.Repeat(Words[word], times))
        )
        .Array[1, 4]
        .Select(string.Concat);

    public static readonly Gen<string> Letters = Gen.String[Gen.Char['a', 'z'], 0, 2_000];

    public static readonly Gen<string> AnyRunes = Gen.Int[1, 0x10FFFF]
        .Where(Rune.IsValid)
        .Array[0, 700]
        .Select(runes => string.Concat(runes.Select(rune => new Rune(rune).ToString())));

    public static readonly Gen<string> Any = Gen.OneOf(Mixed, Runs, Letters, AnyRunes);
}
