using System.Text;
using System.Text.RegularExpressions;
using Solaris.Providers;

namespace Solaris.Fuzz.Mutations;

/// <summary>
/// Words that parsers compare with: names and short texts of the recordings, and whatever stands as a word in the gateway's program file.
/// </summary>
internal sealed partial class Dictionary
{
    /// <summary>JSON values at the borders of what numbers, texts and nesting may be.</summary>
    private static readonly string[] Values =
    [
        "null",
        "true",
        "false",
        "0",
        "-1",
        "1",
        "1.5",
        "1e9",
        "1e400",
        "-0",
        "2147483648",
        "4294967296",
        "9007199254740993",
        "9223372036854775807",
        "-9223372036854775808",
        "18446744073709551616",
        "0.1000000000000000055511151231257827",
        "\"\"",
        "\"a\"",
        "\"\\ud83d\\ude00\"",
        "\"\\ud800\"",
        "\"\\udc00\\ud800\"",
        "\"\\u0000\"",
        "\"\\\\\\\"\\n\"",
        "\"data:image/png;base64,iVBORw0KGgo=\"",
        "\"https://example.com/a.png\"",
        "{}",
        "[]",
        "[null]",
        "[{}]",
        "[\"a\",1,{}]",
        "{\"\":{}}",
        "{\"type\":\"text\",\"text\":\"a\"}",
        "{\"type\":\"object\",\"properties\":{\"a\":{\"$ref\":\"#\"}}}",
        "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
    ];

    private static readonly string[] Pieces =
    [
        "\n\n",
        "\r\n\r\n",
        "\r",
        "data: ",
        "data",
        "data:\n",
        "event: error\n",
        "data: [DONE]\n\n",
        ": ping\n\n",
        "\uFEFF",
        "id: 1\n",
        "\\u0000",
        "\\ud800",
        "\"",
        "{\"",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\r\n--",
        "Content-Disposition: form-data; name=\"model\"\r\n\r\n",
    ];

    private readonly byte[][] _names;

    private Dictionary(IEnumerable<string> names) =>
        _names = [.. names.Distinct(StringComparer.Ordinal).Select(Encoding.UTF8.GetBytes)];

    public static Dictionary Of(IEnumerable<byte[]> seeds) =>
        new(seeds.SelectMany(seed => Found(QuotedWord(), seed)).Concat(Found(Word(), Program())));

    /// <summary>A JSON value, or one of the words as a text.</summary>
    public byte[] Value(Random random) =>
        random.Next(3) == 0
            ? [(byte)'"', .. Name(random), (byte)'"']
            : Encoding.UTF8.GetBytes(Values[random.Next(Values.Length)]);

    public byte[] Name(Random random) => _names[random.Next(_names.Length)];

    /// <summary>Any piece of a text, JSON or not.</summary>
    public byte[] Piece(Random random) =>
        random.Next(4) switch
        {
            0 => Name(random),
            1 => Value(random),
            _ => Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)]),
        };

    private static byte[] Program() => File.ReadAllBytes(typeof(Wire).Assembly.Location);

    private static IEnumerable<string> Found(Regex pattern, byte[] text) =>
        pattern.Matches(Encoding.Latin1.GetString(text)).Select(match => match.Groups["word"].Value);

    [GeneratedRegex("\"(?<word>[A-Za-z][A-Za-z0-9_./-]{1,30})\"", RegexOptions.ExplicitCapture, 60_000)]
    private static partial Regex QuotedWord();

    /// <summary>Texts in UTF-8 end with a zero in a program file. Names of parameters come along; they do no harm.</summary>
    [GeneratedRegex("\0(?<word>[a-z][a-z0-9_./]{2,30})(?=\0)", RegexOptions.ExplicitCapture, 60_000)]
    private static partial Regex Word();
}
