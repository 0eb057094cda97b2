using System.Text.RegularExpressions;

namespace Solaris.Repository;

public sealed partial class DependencyTableTests
{
    private const string Source = "src/Solaris.Gateway";
    private const string Everything = "everything";
    private static readonly Dictionary<string, string[]> Table = ReadTable();

    [Fact]
    public void Each_folder_uses_only_what_the_table_allows()
    {
        var violations = Tree.Files(Source)
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal))
            .SelectMany(file =>
                Uses(file).Where(used => !Allowed(FolderOf(file), used)).Select(used => $"{file} uses {used}")
            );

        Assert.Empty(violations);
    }

    [Fact]
    public void The_table_names_each_folder_of_the_source()
    {
        var folders = Directory
            .EnumerateDirectories(Path.Combine(Tree.Root, Source))
            .Where(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Any())
            .Select(Path.GetFileName);

        Assert.All(folders, folder => Assert.Contains(folder!, Table));
    }

    [Fact]
    public void Namespaces_follow_folders()
    {
        var strays = Tree.Files(Source)
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) && FolderOf(file) != "Program")
            .Where(file => !NamespaceFits(FolderOf(file), NamespaceLine().Match(Tree.Read(file)).Groups["name"].Value));

        Assert.Empty(strays);
    }

    [Fact]
    public void Providers_know_nothing_of_the_client_s_connection() =>
        Assert.DoesNotContain(
            Tree.Files($"{Source}/Providers"),
            file => Tree.Read(file).Contains("HttpContext", StringComparison.Ordinal)
        );

    private static bool NamespaceFits(string folder, string name) =>
        folder == "Values"
            ? name == "Solaris"
            : name == $"Solaris.{folder}" || name.StartsWith($"Solaris.{folder}.", StringComparison.Ordinal);

    private static bool Allowed(string folder, string used) =>
        used == folder || used == "Values" || Table[folder].Contains(used) || Table[folder].Contains(Everything);

    private static string FolderOf(string file)
    {
        var rest = file[(Source.Length + 1)..];
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? Path.GetFileNameWithoutExtension(rest) : rest[..slash];
    }

    /// <summary>Folders named by a using line or by a qualified name in the code.</summary>
    private static IEnumerable<string> Uses(string file) =>
        QualifiedName()
            .Matches(Tree.Read(file))
            .Select(match => match.Groups["folder"].Value)
            .Where(Table.ContainsKey)
            .Distinct();

    private static Dictionary<string, string[]> ReadTable() =>
        TableRow()
            .Matches(Tree.Read("docs/dependencies.md"))
            .Where(row => row.Groups["folder"].Value != "Folder")
            .ToDictionary(
                row => row.Groups["folder"].Value,
                row =>
                    row.Groups["uses"]
                        .Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            );

    [GeneratedRegex(@"^\| (?<folder>\w+) \|(?<uses>[^|\n]*)\|", RegexOptions.Multiline, 1000)]
    private static partial Regex TableRow();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+)", RegexOptions.Multiline, 1000)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"\bSolaris\.(?<folder>[A-Z]\w*)", RegexOptions.None, 1000)]
    private static partial Regex QualifiedName();
}
