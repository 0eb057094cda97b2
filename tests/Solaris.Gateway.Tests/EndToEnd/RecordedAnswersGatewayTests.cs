using System.Text.Json.Nodes;
using Solaris.Calls;
using Solaris.Fixtures;

namespace Solaris.EndToEnd;

/// <summary>Every recorded answer, served by a provider over HTTP, is relayed as it is and charged what it must cost.</summary>
public sealed class RecordedAnswersGatewayTests(RecordedAnswersGateway stack) : IClassFixture<RecordedAnswersGateway>
{
    public static TheoryData<string> Metered =>
        [
            .. Recordings
                .All.Where(one => one is { Status: 200, Expected: not null } && IsRelayed(one))
                .Select(one => one.Id),
        ];

    public static TheoryData<string> Refused =>
        [.. Recordings.All.Where(one => one.Status is 400 && IsRelayed(one)).Select(one => one.Id)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Metered))]
    public async Task A_recorded_answer_is_charged_as_expected(string id)
    {
        var recording = Recordings.All.Single(one => one.Id == id);
        using var answer = await SendAsync(recording);
        var body = await answer.Content.ReadAsByteArrayAsync(Cancellation);
        if (!BreaksOff(recording))
        {
            Assert.Equal(recording.Body[..^MarkOf(recording)], body);
        }

        var row = await stack.Gateway.Admin.RequestAsync(answer.Headers.GetValues("x-request-id").Single());
        var expected = recording.Expected!.Usage with { ImageInput = 0, ImageOutput = 0 }; // Rows do not tell pictures apart.
        Assert.Equal(expected, RequestRow.Usage(row));
        Assert.Equal("provider_usage", (string?)row["basis"]);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_recorded_refusal_keeps_its_words_and_costs_nothing(string id)
    {
        var recording = Recordings.All.Single(one => one.Id == id);
        using var answer = await SendAsync(recording);
        Assert.Equal(recording.Status, (int)answer.StatusCode);
        Assert.NotNull(
            (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancellation))!["error"]!["message"]
        );

        var row = await stack.Gateway.Admin.RequestAsync(answer.Headers.GetValues("x-request-id").Single());
        Assert.Equal(TokenUsage.None, RequestRow.Usage(row));
    }

    /// <summary>Clients of Google's own API there are none, and what changes its dialect is tested with the translators.</summary>
    private static bool IsRelayed(Recording recording) =>
        Deployments.Of(recording.ProfileName).Provider.Relays.ContainsKey(RouteOf(recording));

    private static string RouteOf(Recording recording) => recording.Endpoint.Replace('.', '/');

    /// <summary>A response's stream ends with its last event; the mark that a vendor sends after it is not passed on.</summary>
    private static int MarkOf(Recording recording)
    {
        var mark = recording.Endpoint == "responses" ? recording.Body.AsSpan().IndexOf("data: [DONE]"u8) : -1;
        return mark < 0 ? 0 : recording.Body.Length - mark;
    }

    /// <summary>A provider's error inside a stream reaches the client in the gateway's words.</summary>
    private static bool BreaksOff(Recording recording) => recording.Body.AsSpan().IndexOf("\"error\":{"u8) >= 0;

    /// <summary>Usage is asked for, so that a stream comes whole.</summary>
    private async Task<HttpResponseMessage> SendAsync(Recording recording)
    {
        var body = ChatBody.Of("Hello", $"replay={recording.Id}", recording.Streams, recording.ProfileName);
        switch (recording.Endpoint)
        {
            case "responses":
                body["input"] = "Hello";
                break;
            case "messages":
                body["max_tokens"] = 1_000;
                break;
            default:
                body["stream_options"] = recording.Streams ? new JsonObject { ["include_usage"] = true } : null;
                body["input"] = "Hello";
                body["prompt"] = "Hello";
                break;
        }
        using var request = ChatBody.Request(body, "/v1/" + RouteOf(recording));
        return await stack.Client.SendAsync(request, Cancellation);
    }
}
