using System.Buffers;
using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.Anthropic;

/// <summary>A block of an answer, as far as it came.</summary>
internal sealed class AnswerBlock(BlockKind kind)
{
    private JsonEnd _arguments;

    public BlockKind Kind => kind;

    /// <summary>Of a tool call; empty otherwise.</summary>
    public string Id { get; init; } = "";

    /// <inheritdoc cref="Id"/>
    public string Name { get; init; } = "";

    /// <summary>Of sealed thinking; empty otherwise.</summary>
    public string Data { get; init; } = "";

    /// <summary>Of a foreign block.</summary>
    public JsonElement Foreign { get; init; }

    /// <summary>Text, thinking or a call's arguments that were not written yet.</summary>
    public ArrayBufferWriter<char> Pending { get; } = new();

    public string? Signature { get; set; }

    public List<Citation> Citations { get; } = [];

    /// <summary>True when nothing can follow in this block.</summary>
    public bool IsWhole =>
        kind switch
        {
            BlockKind.SealedThinking or BlockKind.Foreign => true,
            BlockKind.Thinking => Signature is not null,
            BlockKind.ToolUse => _arguments.IsReached,
            _ => false,
        };

    public void Add(string delta)
    {
        Pending.Write(delta);
        if (kind == BlockKind.ToolUse)
        {
            _arguments.Read(delta);
        }
    }
}
