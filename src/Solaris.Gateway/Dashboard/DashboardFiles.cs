using System.Collections.Frozen;
using System.IO.Hashing;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.Options;

namespace Solaris.Dashboard;

/// <summary>
/// All files of the dashboard, read once. They are few and small; and only what was there at the start can be asked
/// for, so no path of a request ever reaches the disk.
/// </summary>
internal sealed class DashboardFiles(IOptions<DashboardOptions> options)
{
    private const string Index = "index.html";
    private static readonly FileExtensionContentTypeProvider Types = new();

    private readonly Lazy<FrozenDictionary<string, DashboardFile>> _files = new(() => Load(options.Value.Folder));

    /// <summary>The page of every address that is no file; null when the dashboard was not built.</summary>
    public DashboardFile? Page => Find(Index);

    /// <summary>The file at a path below the root, or null.</summary>
    public DashboardFile? Find(string path) => _files.Value.GetValueOrDefault(path);

    private static FrozenDictionary<string, DashboardFile> Load(string folder)
    {
        var root = new DirectoryInfo(folder);
        var files = root.Exists ? root.GetFiles("*", SearchOption.AllDirectories) : [];
        return files
            .Where(file => file.Extension is not (".br" or ".gz"))
            .ToFrozenDictionary(
                file => Path.GetRelativePath(folder, file.FullName).Replace('\\', '/'),
                file => Read(file.FullName),
                StringComparer.Ordinal
            );
    }

    private static DashboardFile Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        return new(
            Types.TryGetContentType(path, out var type) ? type : "application/octet-stream",
            $"\"{Convert.ToHexStringLower(XxHash128.Hash(bytes))}\"",
            bytes,
            ReadIfThere(path + ".br"),
            ReadIfThere(path + ".gz")
        );
    }

    private static byte[]? ReadIfThere(string path) => File.Exists(path) ? File.ReadAllBytes(path) : null;
}
