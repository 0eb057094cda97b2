using System.Text;

namespace Solaris.Calls;

/// <summary>A list of fields for a header. Their names are the client's, so they are cut to what a header may hold.</summary>
internal static class FieldList
{
    private const int Longest = 1_000;

    public static string Of(IReadOnlyList<string> fields)
    {
        var list = new StringBuilder();
        foreach (var field in fields)
        {
            if (list.Length + field.Length >= Longest)
            {
                break;
            }
            list.Append(list.Length == 0 ? "" : ",");
            foreach (var letter in field)
            {
                list.Append(char.IsBetween(letter, '!', '~') && letter != ',' ? letter : '?');
            }
        }
        return list.ToString();
    }
}
