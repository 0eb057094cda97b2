using System.Text.Json;

namespace Solaris.Fuzz.Targets;

/// <summary>A recorded interaction, as far as it makes seeds.</summary>
/// <param name="Endpoint">The route, with points for slashes.</param>
/// <param name="Request">Null where it was left out.</param>
internal sealed record RecordedCall(string Endpoint, byte[]? Request, byte[] Response)
{
    /// <summary>All recordings below <paramref name="folder"/>, always in the same order.</summary>
    public static IEnumerable<RecordedCall> In(string folder) =>
        Directory
            .EnumerateFiles(folder, "meta.json", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(Read);

    private static RecordedCall Read(string meta)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(meta));
        var folder = Path.GetDirectoryName(meta) ?? "";
        var response = document.RootElement.GetProperty("files").GetProperty("response").GetString() ?? "";
        var request = Path.Combine(folder, "request.json");
        return new(
            document.RootElement.GetProperty("endpoint").GetString() ?? "",
            File.Exists(request) ? File.ReadAllBytes(request) : null,
            File.ReadAllBytes(Path.Combine(folder, response))
        );
    }
}
