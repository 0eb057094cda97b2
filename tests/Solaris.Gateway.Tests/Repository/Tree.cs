using System.Runtime.CompilerServices;

namespace Solaris.Repository;

/// <summary>The files of this repository, as the tests about it see them.</summary>
internal static class Tree
{
    private static readonly string[] NotOurs = ["artifacts", "node_modules", ".git", "data", "bin", "obj", "dist"];

    public static string Root { get; } = FindRoot();

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>Paths relative to the root, with forward slashes, of every file that could be committed.</summary>
    public static IEnumerable<string> Files(string under = "") =>
        Walk(new DirectoryInfo(Path.Combine(Root, under)))
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'));

    private static IEnumerable<string> Walk(DirectoryInfo folder)
    {
        foreach (var file in folder.EnumerateFiles().Where(file => file.Name != ".git"))
        {
            yield return file.FullName;
        }
        foreach (var child in folder.EnumerateDirectories().Where(child => !NotOurs.Contains(child.Name)))
        {
            foreach (var file in Walk(child))
            {
                yield return file;
            }
        }
    }

    private static string FindRoot([CallerFilePath] string here = "")
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(here)!);
        while (!File.Exists(Path.Combine(folder.FullName, "Solaris.slnx")))
        {
            folder =
                folder.Parent ?? throw new InvalidOperationException("Solaris.slnx is in no folder above the tests.");
        }
        return folder.FullName;
    }
}
