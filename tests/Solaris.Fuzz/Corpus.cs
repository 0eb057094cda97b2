using System.IO.Compression;

namespace Solaris.Fuzz;

/// <summary>
/// The inputs that are kept with the code, one archive for each target: those that reach more than the recordings do, and each that was
/// once a find.
/// </summary>
internal static class Corpus
{
    public static string FileOf(string folder, string target) => Path.Combine(folder, target + ".zip");

    public static IReadOnlyList<(string Name, byte[] Input)> Read(string file)
    {
        if (!File.Exists(file))
        {
            return [];
        }
        using var archive = ZipFile.OpenRead(file);
        return [.. archive.Entries.Select(entry => (entry.Name, Bytes(entry)))];
    }

    public static void Write(string file, IEnumerable<(string Name, byte[] Input)> inputs)
    {
        File.Delete(file);
        using var archive = ZipFile.Open(file, ZipArchiveMode.Create);
        foreach (var (name, input) in inputs)
        {
            var entry = archive.CreateEntry(name, CompressionLevel.SmallestSize);
            entry.LastWriteTime = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero); // Equal inputs make equal archives.
            using var content = entry.Open();
            content.Write(input);
        }
    }

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        var bytes = new byte[entry.Length];
        content.ReadExactly(bytes);
        return bytes;
    }
}
