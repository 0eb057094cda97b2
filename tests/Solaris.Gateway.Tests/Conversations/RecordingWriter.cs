using System.Text;
using System.Text.Json;

namespace Solaris.Conversations;

/// <summary>Keeps what a translator says.</summary>
internal sealed class RecordingWriter : AnswerWriter
{
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _thinking = new();
    private readonly StringBuilder _refusal = new();

    public string Said => _text.ToString();

    public string Thought => _thinking.ToString();

    public string Refused => _refusal.ToString();

    public List<string> Signatures { get; } = [];
    public List<string> TextSignatures { get; } = [];
    public List<string> Sealed { get; } = [];
    public List<RecordedCall> Calls { get; } = [];
    public List<Citation> Sources { get; } = [];
    public List<JsonElement> Blocks { get; } = [];
    public List<(StopReason Reason, string? Native, string? Sequence)> Stops { get; } = [];

    public override void Begin(AnswerHead head) { }

    public override void Choice(int index) { }

    public override void Text(string delta) => _text.Append(delta);

    public override void TextSignature(string signature) => TextSignatures.Add(signature);

    public override void Refusal(string delta) => _refusal.Append(delta);

    public override void Thinking(string delta) => _thinking.Append(delta);

    public override void ThinkingSignature(string signature) => Signatures.Add(signature);

    public override void SealedThinking(string data) => Sealed.Add(data);

    public override void ToolCall(int call, string id, string name, string? signature)
    {
        Assert.Equal(Calls.Count, call);
        Calls.Add(new(id, name));
    }

    public override void ToolArguments(int call, string delta) => Calls[call].Arguments.Append(delta);

    public override void Citation(Citation citation) => Sources.Add(citation);

    public override void Foreign(string dialect, JsonElement block) => Blocks.Add(block);

    public override void LogProbabilities(JsonElement logprobs) { }

    public override void Stop(StopReason reason, string? native, string? sequence) =>
        Stops.Add((reason, native, sequence));

    public override void Complete(in TokenUsage usage) { }
}
