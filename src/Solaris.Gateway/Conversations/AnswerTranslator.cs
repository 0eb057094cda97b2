namespace Solaris.Conversations;

/// <summary>
/// Reads one answer of a provider for a client of another dialect. It does not meter: that is done, whatever the client speaks, by
/// the provider's meter, which sees the same bytes first. Throws <see cref="System.Text.Json.JsonException"/> for what is no answer.
/// What it gets is without <see cref="HalfCharacters"/>.
/// </summary>
internal abstract class AnswerTranslator
{
    /// <summary>The data of one event of a stream, the end mark (<c>[DONE]</c>) included.</summary>
    public abstract void ReadEvent(ReadOnlySpan<byte> data, AnswerWriter writer);

    /// <summary>
    /// After the last event of a stream that ended well, for dialects whose events do not say which of them is the last.
    /// </summary>
    public virtual void End(AnswerWriter writer) { }

    /// <summary>A whole JSON answer.</summary>
    public abstract void ReadWhole(ReadOnlySpan<byte> body, AnswerWriter writer);
}
