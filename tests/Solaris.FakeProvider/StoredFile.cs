using System.Text.Json.Nodes;

namespace Solaris.FakeProvider;

/// <summary>A file as it was uploaded.</summary>
internal sealed record StoredFile(string Id, string Name, string Purpose, byte[] Content)
{
    public JsonObject Object =>
        new()
        {
            ["id"] = Id,
            ["object"] = "file",
            ["bytes"] = Content.Length,
            ["created_at"] = 1_767_225_600,
            ["filename"] = Name,
            ["purpose"] = Purpose,
            ["status"] = "processed",
        };
}
