using System.Text;

namespace Solaris.Providers.Gemini;

/// <summary>Turns places in a text's UTF-8 into places in its characters.</summary>
internal sealed class TextPlaces(string text)
{
    private readonly int[] _characters = Map(text);

    /// <summary>Null for a place beyond the text.</summary>
    public int? CharacterAt(int place) => place >= 0 && place < _characters.Length ? _characters[place] : null;

    private static int[] Map(string text)
    {
        var map = new int[Encoding.UTF8.GetByteCount(text) + 1];
        var (at, character) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            for (var i = 0; i < rune.Utf8SequenceLength; i++)
            {
                map[at++] = character;
            }
            character += rune.Utf16SequenceLength;
        }
        map[at] = character;
        return map;
    }
}
