namespace Solaris.Payments.Pix;

/// <summary>One field of an EMV code: two digits of name, two digits of length, the value.</summary>
internal readonly record struct TlvField(string Id, string Value)
{
    public override string ToString() => $"{Id}{Value.Length:D2}{Value}";

    /// <summary>All fields of the text, or null when its lengths do not add up or a field comes twice.</summary>
    public static Dictionary<string, string>? ReadAll(ReadOnlySpan<char> text)
    {
        var fields = new Dictionary<string, string>();
        while (!text.IsEmpty)
        {
            if (
                text.Length < 4
                || text[..4].ContainsAnyExceptInRange('0', '9')
                || text.Length < 4 + LengthOf(text)
                || !fields.TryAdd(text[..2].ToString(), text.Slice(4, LengthOf(text)).ToString())
            )
            {
                return null;
            }
            text = text[(4 + LengthOf(text))..];
        }
        return fields;
    }

    private static int LengthOf(ReadOnlySpan<char> field) => ((field[2] - '0') * 10) + (field[3] - '0');
}
