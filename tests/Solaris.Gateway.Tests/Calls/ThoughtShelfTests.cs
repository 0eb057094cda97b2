using Microsoft.Extensions.Time.Testing;
using Solaris.Conversations;
using Solaris.Providers.Gemini;

namespace Solaris.Calls;

public sealed class ThoughtShelfTests
{
    private static readonly CallOrigin Ana = Origin();

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 8, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly ThoughtShelf _shelf;

    public ThoughtShelfTests() => _shelf = new(_clock);

    [Fact]
    public void A_signature_goes_back_on_the_call_it_came_with()
    {
        var place = Place(Ana);
        new KeepingWriter(new RecordingWriter(), place).ToolCall(0, "call_1", "f", "sig");

        var call = (ToolCallPart)Single(place.Complete(Conversation("call_1")));

        Assert.Equal("sig", call.Signature);
    }

    [Theory]
    [InlineData("The answer", "sig")]
    [InlineData("The answer.", null)]
    public void A_text_s_signature_goes_back_on_the_text_it_came_with(string sentBack, string? signature)
    {
        var place = Place(Ana);
        var writer = new KeepingWriter(new RecordingWriter(), place);
        writer.Text("The ");
        writer.Text("answer");
        writer.Text("");
        writer.TextSignature("sig");
        writer.Stop(StopReason.Done, "STOP", sequence: null);
        var turn = new Turn(TurnRole.Assistant, [new TextPart(sentBack)]);

        var completed = place.Complete(
            new Prompt
            {
                Model = "m",
                Turns = [turn],
                MaxOutputTokens = 1,
            }
        );

        Assert.Equal(signature, ((TextPart)completed.Turns[0].Parts[0]).Signature);
    }

    [Fact]
    public void What_the_client_kept_goes_first()
    {
        var place = Place(Ana);
        place.Keep("call_1", "ours", []);

        var prompt = Conversation("call_1", "theirs");

        Assert.Same(prompt, place.Complete(prompt));
    }

    /// <summary>Anthropic wants the thinking before the tool_use that followed it.</summary>
    [Fact]
    public void Proven_thoughts_come_back_before_their_call()
    {
        var place = Place(Ana);
        var writer = new KeepingWriter(new RecordingWriter(), place);
        writer.Thinking("hm");
        writer.Thinking("m");
        writer.ThinkingSignature("proof");
        writer.SealedThinking("xyz");
        writer.ToolCall(0, "call_1", "f", signature: null);

        var parts = place.Complete(Conversation("call_1")).Turns[0].Parts;

        Assert.Equal(
            [new ThinkingPart("hmm") { Signature = "proof" }, new ThinkingPart("") { Sealed = "xyz" }],
            parts.Take(2)
        );
        Assert.IsType<ToolCallPart>(parts[2]);
    }

    /// <summary>Clients of the chat dialect send the text back, and nothing of the proof.</summary>
    [Fact]
    public void Thoughts_that_came_back_without_their_proof_are_replaced()
    {
        var place = Place(Ana);
        place.Keep("call_1", signature: null, [new("hmm") { Signature = "proof" }]);
        var call = new ToolCallPart("call_1", "f", "{}");
        var prompt = Conversation("call_1") with { Turns = [new(TurnRole.Assistant, [new ThinkingPart("hmm"), call])] };

        Assert.Equal(
            [new ThinkingPart("hmm") { Signature = "proof" }, call],
            place.Complete(prompt).Turns[0].Parts.AsEnumerable()
        );
    }

    [Fact]
    public void Thoughts_that_nobody_proves_are_kept_too()
    {
        var place = Place(Ana);
        var writer = new KeepingWriter(new RecordingWriter(), place);
        writer.Thinking("hmm");
        writer.ToolCall(0, "call_1", "f", signature: null);

        Assert.Equal(new ThinkingPart("hmm"), place.Complete(Conversation("call_1")).Turns[0].Parts[0]);
    }

    [Fact]
    public void Nobody_gets_the_thoughts_of_another()
    {
        Place(Ana).Keep("call_1", "sig", []);

        Assert.Null(((ToolCallPart)Single(Place(Origin()).Complete(Conversation("call_1")))).Signature);
    }

    [Fact]
    public void The_proof_of_one_api_is_not_shown_to_another()
    {
        Place(Ana).Keep("call_1", "sig", []);

        var other = new ThoughtPlace(_shelf, Ana, GeminiWire.Vertex);

        Assert.Null(((ToolCallPart)Single(other.Complete(Conversation("call_1")))).Signature);
    }

    [Fact]
    public void Thoughts_are_forgotten_after_an_hour()
    {
        var place = Place(Ana);
        place.Keep("call_1", "sig", []);
        _clock.Advance(TimeSpan.FromMinutes(59));
        Assert.NotNull(_shelf.Find(new(Ana, "call_1")));

        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Null(_shelf.Find(new(Ana, "call_1")));
    }

    [Fact]
    public void The_oldest_make_room()
    {
        var place = Place(Ana);
        var large = new string('s', 1024 * 1024);
        for (var i = 0; i < 40; i++)
        {
            place.Keep($"call_{i}", large, []);
        }

        Assert.Null(_shelf.Find(new(Ana, "call_0")));
        Assert.NotNull(_shelf.Find(new(Ana, "call_39")));
    }

    private static CallOrigin Origin() =>
        new(new(Guid.CreateVersion7()), new(Guid.CreateVersion7()), new UserId(Guid.CreateVersion7()), Team: null);

    private static Prompt Conversation(string call, string? signature = null) =>
        new()
        {
            Model = "m",
            Turns = [new(TurnRole.Assistant, [new ToolCallPart(call, "f", "{}") { Signature = signature }])],
            MaxOutputTokens = 1,
        };

    private static Part Single(Prompt prompt) => Assert.Single(prompt.Turns[0].Parts);

    private ThoughtPlace Place(CallOrigin origin) => new(_shelf, origin, GeminiWire.AiStudio);
}
