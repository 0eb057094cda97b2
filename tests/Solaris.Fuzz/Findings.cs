using System.Globalization;

namespace Solaris.Fuzz;

/// <summary>The shortest input of each fault, in files.</summary>
internal sealed class Findings(string folder)
{
    private readonly Dictionary<string, Find> _finds = new(StringComparer.Ordinal);

    public int Count => _finds.Count;

    public void Add(Find find)
    {
        if (_finds.TryGetValue(find.Kind, out var known) && known.Input.Length <= find.Input.Length)
        {
            return;
        }
        if (known is null)
        {
            Console.WriteLine($"Find: {find.Kind}");
        }
        _finds[find.Kind] = find;
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, NameOf(find.Kind));
        File.WriteAllBytes(file, find.Input);
        File.WriteAllText(file + ".txt", string.Create(CultureInfo.InvariantCulture, $"{find.Kind}\n{find.Details}\n"));
    }

    private static string NameOf(string kind) =>
        string.Concat(kind.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-').Take(80));
}
