using Solaris.Fixtures;

namespace Solaris.Quotas.Bounds;

/// <summary>The bound of a recorded request is never below what its provider counted.</summary>
public sealed class RecordedResponsesTests
{
    public static TheoryData<string> Requests =>
        [
            .. Recordings
                .All.Where(one => one is { Endpoint: "responses", Expected: not null, Request: not null })
                .Where(one => !IsStateful(one))
                .Select(one => one.Id),
        ];

    [Theory]
    [MemberData(nameof(Requests))]
    public void The_bound_holds(string id)
    {
        var recording = Recordings.All.Single(one => one.Id == id);
        var body = recording.Request!;
        var reported = recording.Expected!.Usage.Input;

        var bytes = Meter.Bytes(body, recording.Model);
        var tokens = Meter.Tokens(body, recording.Model);

        Assert.True(tokens >= reported, $"{tokens} < {reported}");
        Assert.True(bytes >= tokens);
    }

    /// <summary>Such requests lean on what the provider stored; the gateway refuses them.</summary>
    private static bool IsStateful(Recording recording) =>
        recording.Request.AsSpan().IndexOf("\"previous_response_id\": \"resp"u8) >= 0
        || recording.Request.AsSpan().IndexOf("\"previous_response_id\":\"resp"u8) >= 0
        || recording.Request.AsSpan().IndexOf("item_reference"u8) >= 0;
}
