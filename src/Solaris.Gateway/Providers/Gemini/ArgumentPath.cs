using System.Globalization;

namespace Solaris.Providers.Gemini;

/// <summary>The JSON paths that Vertex uses: <c>$.a.b[0]['c d']</c>.</summary>
internal static class ArgumentPath
{
    private const int Deepest = 32;

    /// <summary>Empty for what is no such path.</summary>
    public static List<ArgumentStep> Parse(string path)
    {
        var steps = new List<ArgumentStep>();
        var rest = path.AsSpan();
        if (!rest.StartsWith("$"))
        {
            return steps;
        }
        rest = rest[1..];
        while (!rest.IsEmpty && steps.Count < Deepest)
        {
            if (!TryStep(ref rest, out var step))
            {
                return [];
            }
            steps.Add(step);
        }
        return rest.IsEmpty ? steps : [];
    }

    private static bool TryStep(ref ReadOnlySpan<char> rest, out ArgumentStep step)
    {
        step = default;
        if (rest[0] == '.')
        {
            var end = rest[1..].IndexOfAny('.', '[');
            var name = end < 0 ? rest[1..] : rest.Slice(1, end);
            rest = rest[(1 + name.Length)..];
            step = new(name.ToString(), Index: null);
            return !name.IsEmpty;
        }
        var close = rest.IndexOf(']');
        if (rest[0] != '[' || close < 2)
        {
            return false;
        }
        var inside = rest[1..close];
        rest = rest[(close + 1)..];
        if (inside.Length > 2 && inside[0] is '\'' or '"')
        {
            step = new(inside[1..^1].ToString(), Index: null);
            return true;
        }
        var isNumber = int.TryParse(inside, NumberStyles.None, CultureInfo.InvariantCulture, out var index);
        step = new(Name: null, index);
        return isNumber;
    }
}
