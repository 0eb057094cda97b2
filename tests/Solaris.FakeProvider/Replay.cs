namespace Solaris.FakeProvider;

/// <summary>One recorded answer.</summary>
/// <param name="Path">The file with the body.</param>
internal sealed record Replay(string Path, int Status, string ContentType)
{
    public static string TypeOf(string path) =>
        System.IO.Path.GetExtension(path) switch
        {
            ".sse" => "text/event-stream",
            ".ndjson" => "application/x-ndjson",
            ".json" => "application/json",
            _ => "application/octet-stream",
        };
}
