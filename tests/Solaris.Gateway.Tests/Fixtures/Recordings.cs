using System.Runtime.CompilerServices;

namespace Solaris.Fixtures;

/// <summary>All recorded answers.</summary>
public static class Recordings
{
    public static IReadOnlyList<Recording> All { get; } =
    [
        .. Directory
            .EnumerateFiles(Path.Combine(Folder(), "providers"), "meta.json", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(meta => Recording.Read(Path.GetDirectoryName(meta)!)),
    ];

    private static string Folder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
