using System.Collections.Concurrent;
using System.Text.Json;

namespace Solaris.FakeProvider;

/// <summary>Recorded answers, served byte for byte with their status and content type.</summary>
internal sealed class ReplayShelf
{
    private readonly ConcurrentDictionary<string, Replay> _replays = new();

    public void Add(string id, Replay replay) => _replays[id] = replay;

    /// <summary>Adds every recording below <paramref name="folder"/>: a folder with <c>meta.json</c> and <c>response.*</c>.</summary>
    public void AddFolder(string folder)
    {
        foreach (var meta in Directory.EnumerateFiles(folder, "meta.json", SearchOption.AllDirectories))
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(meta));
            var home = Path.GetDirectoryName(meta) ?? folder;
            if (Directory.EnumerateFiles(home, "response.*").FirstOrDefault() is { } body)
            {
                var root = document.RootElement;
                Add(
                    root.GetProperty("id").GetString() ?? "",
                    new Replay(body, root.GetProperty("status").GetInt32(), Replay.TypeOf(body))
                );
            }
        }
    }

    public async Task AnswerAsync(FakeCall call, string id)
    {
        if (!_replays.TryGetValue(id, out var replay))
        {
            await ErrorAnswer.WriteAsync(call.Http, 404, "replay_not_found", $"No recording {id}.");
            return;
        }
        call.Bill.Status = call.Http.Response.StatusCode = replay.Status;
        call.Http.Response.ContentType = replay.ContentType;
        await AnswerBytes.WriteAsync(call, await File.ReadAllBytesAsync(replay.Path, call.Aborted));
        call.Bill.Finished = true;
    }
}
