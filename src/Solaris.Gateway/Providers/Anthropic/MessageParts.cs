using Solaris.Conversations;

namespace Solaris.Providers.Anthropic;

/// <summary>Which parts of a turn Anthropic takes, and as what.</summary>
internal static class MessageParts
{
    /// <summary>The part to write; null for one that is left out.</summary>
    public static Part? Take(Part part, TranslationNotes notes)
    {
        switch (part)
        {
            case TextPart text:
                return string.IsNullOrWhiteSpace(text.Text) ? null : text; // «text content blocks must be non-empty»
            case RefusalPart refusal:
                return string.IsNullOrWhiteSpace(refusal.Text) ? null : new TextPart(refusal.Text);
            case ThinkingPart:
                return IsProvenThought(part) ? part : null;
            case ForeignPart { Dialect: MessagesWire.Dialect }
            or ToolCallPart
            or ToolResultPart
            or ImagePart
            or DocumentPart:
                return part;
            case ForeignPart:
                notes.Drop("messages.content"); // Another provider's own search or code, which nobody else can read.
                return null;
            default:
                notes.Unsupported(
                    "messages.content",
                    "Claude takes text, images and documents, no sound and no video."
                );
                return null;
        }
    }

    /// <summary>Thoughts without their signature are refused.</summary>
    public static bool IsProvenThought(Part part) =>
        part is ThinkingPart thought && (thought.Signature is { Length: > 0 } || thought.Sealed is { Length: > 0 });
}
