using System.Text.Json;
using Solaris.Fixtures;

namespace Solaris.Quotas.Bounds;

/// <summary>The bound of a call is never below what Anthropic billed for it.</summary>
public sealed class RecordedBoundTests
{
    public static TheoryData<string> Recorded { get; } =
    [
        .. Recordings
            .All.Where(one => one is { Provider: "anthropic", Expected: not null } && File.Exists(Request(one)))
            .Select(one => one.Id),
    ];

    [Theory]
    [MemberData(nameof(Recorded))]
    public void Both_bounds_hold(string id)
    {
        var recording = Recordings.All.Single(one => one.Id == id);
        var body = File.ReadAllBytes(Request(recording));
        var model = JsonElement.Parse(body).GetProperty("model").GetString()!;
        var billed = recording.Expected!.Usage.Input;

        Assert.True(Meter.Tokens(body, model) >= billed, $"{Meter.Tokens(body, model)} < {billed}");
        Assert.True(Meter.Bytes(body, model) >= billed, $"{Meter.Bytes(body, model)} < {billed}");
    }

    private static string Request(Recording recording) =>
        Path.Combine(Path.GetDirectoryName(recording.Path)!, "request.json");
}
