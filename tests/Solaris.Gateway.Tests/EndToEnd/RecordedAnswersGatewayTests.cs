using System.Text.Json.Nodes;
using Solaris.Fixtures;

namespace Solaris.EndToEnd;

/// <summary>Every recorded answer, served by a provider over HTTP, is relayed as it is and charged what it must cost.</summary>
public sealed class RecordedAnswersGatewayTests(RecordedAnswersGateway stack) : IClassFixture<RecordedAnswersGateway>
{
    public static TheoryData<string> Metered =>
        [.. Recordings.All.Where(one => one is { Status: 200, Expected: not null }).Select(one => one.Id)];

    public static TheoryData<string> Refused =>
        [.. Recordings.All.Where(one => one.Status is 400).Select(one => one.Id)];

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
            Assert.Equal(recording.Body, body);
        }

        var row = await stack.Gateway.Admin.RequestAsync(answer.Headers.GetValues("x-request-id").Single());
        Assert.Equal(recording.Expected!.Usage, RequestRow.Usage(row));
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

    /// <summary>A provider's error inside a stream reaches the client in the gateway's words.</summary>
    private static bool BreaksOff(Recording recording) => recording.Body.AsSpan().IndexOf("\"error\":{"u8) >= 0;

    /// <summary>Usage is asked for, so that a stream comes whole.</summary>
    private async Task<HttpResponseMessage> SendAsync(Recording recording)
    {
        var body = ChatBody.Of("Hello", $"replay={recording.Id}", recording.Streams, recording.ProfileName);
        if (recording.Streams)
        {
            body["stream_options"] = new JsonObject { ["include_usage"] = true };
        }
        body["input"] = "Hello";
        body["prompt"] = "Hello";
        using var request = ChatBody.Request(body, "/v1/" + recording.Endpoint.Replace('.', '/'));
        return await stack.Client.SendAsync(request, Cancellation);
    }
}
