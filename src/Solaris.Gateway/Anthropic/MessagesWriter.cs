using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.Anthropic;

/// <summary>
/// Sorts an answer into blocks, in the order in which they began. Anthropic's blocks never overlap, other providers' parallel tool
/// calls may. The one answer of a Messages call is choice 0.
/// </summary>
internal abstract class MessagesWriter(IBufferWriter<byte> target) : AnswerWriter
{
    private static readonly JsonWriterOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true, // The same writer writes one event after the other.
    };

    private readonly Dictionary<int, AnswerBlock> _calls = [];
    private bool _otherChoice;

    protected IBufferWriter<byte> Target => target;

    protected Utf8JsonWriter Json { get; } = new(target, Plain);

    protected List<AnswerBlock> Blocks { get; } = [];

    protected AnswerHead Head { get; private set; } = new("", "", 0, 0);

    protected AnswerStop End { get; private set; } = AnswerStop.Unknown;

    public override void Begin(AnswerHead head) => Head = head;

    public override void Choice(int index) => _otherChoice = index != 0;

    public override void Text(string delta) => Add(BlockKind.Text, delta);

    public override void Refusal(string delta) => Add(BlockKind.Text, delta);

    public override void Thinking(string delta) => Add(BlockKind.Thinking, delta);

    public override void ThinkingSignature(string signature)
    {
        if (!_otherChoice)
        {
            LastOrNew(BlockKind.Thinking).Signature = signature;
            Changed();
        }
    }

    public override void SealedThinking(string data) => Add(new AnswerBlock(BlockKind.SealedThinking) { Data = data });

    /// <summary>Gemini's signature has no place in the dialect.</summary>
    public override void ToolCall(int call, string id, string name, string? signature)
    {
        var block = new AnswerBlock(BlockKind.ToolUse) { Id = id, Name = name };
        if (!_otherChoice)
        {
            _calls[call] = block;
            Add(block);
        }
    }

    public override void ToolArguments(int call, string delta)
    {
        if (!_otherChoice && _calls.TryGetValue(call, out var block))
        {
            block.Add(delta);
            Changed();
        }
    }

    /// <summary>Places in the client's own documents are not given: only Anthropic tells them, and its answers are relayed.</summary>
    public override void Citation(Citation citation)
    {
        if (!_otherChoice && citation.Address is not null)
        {
            LastOrNew(BlockKind.Text).Citations.Add(citation); // Some providers name the source before its text.
            Changed();
        }
    }

    public override void Foreign(string dialect, JsonElement block)
    {
        if (dialect == "anthropic")
        {
            Add(new AnswerBlock(BlockKind.Foreign) { Foreign = block.Clone() });
        }
    }

    public override void LogProbabilities(JsonElement logprobs)
    {
        // The dialect has none.
    }

    public override void Stop(StopReason reason, string? native, string? sequence)
    {
        if (!_otherChoice)
        {
            End = AnswerStop.Of(reason, native, sequence, _calls.Count > 0);
        }
    }

    /// <summary>The blocks changed: what can be written may be written.</summary>
    protected virtual void Changed() { }

    protected void WriteCitation(Citation citation)
    {
        Json.WriteStartObject();
        Json.WriteString("type"u8, "web_search_result_location"u8);
        Json.WriteString("url"u8, citation.Address);
        Json.WriteString("title"u8, citation.Title);
        Json.WriteString("cited_text"u8, citation.Quote ?? "");
        Json.WriteString("encrypted_index"u8, ""u8);
        Json.WriteEndObject();
    }

    /// <summary>The model itself calls, not code that it wrote. Anthropic's .NET client refuses a call without it when it checks answers.</summary>
    protected void WriteCaller()
    {
        Json.WriteStartObject("caller"u8);
        Json.WriteString("type"u8, "direct"u8);
        Json.WriteEndObject();
    }

    private void Add(BlockKind kind, string delta)
    {
        if (!_otherChoice && delta.Length > 0)
        {
            LastOrNew(kind).Add(delta);
            Changed();
        }
    }

    private void Add(AnswerBlock block)
    {
        if (!_otherChoice)
        {
            Blocks.Add(block);
            Changed();
        }
    }

    private AnswerBlock LastOrNew(BlockKind kind)
    {
        if (Blocks is [.., { IsWhole: false } last] && last.Kind == kind)
        {
            return last;
        }
        var block = new AnswerBlock(kind);
        Blocks.Add(block);
        return block;
    }
}
