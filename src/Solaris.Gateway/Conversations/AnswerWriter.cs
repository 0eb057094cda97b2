using System.Text.Json;

namespace Solaris.Conversations;

/// <summary>
/// Takes a model's answer piece by piece, in no provider's dialect, and writes it in the client's: as a stream's events at once,
/// or as one object when it is complete. Calls come in the order of the answer; parallel tool calls may interleave.
/// </summary>
internal abstract class AnswerWriter
{
    /// <summary>Once, before all else.</summary>
    public abstract void Begin(AnswerHead head);

    /// <summary>What follows belongs to this choice; 0 until this is called.</summary>
    public abstract void Choice(int index);

    public abstract void Text(string delta);

    /// <summary>Gemini's proof of what it thought before its text, which shall go back on that text; no client's dialect has a place for it.</summary>
    public virtual void TextSignature(string signature) { }

    public abstract void Refusal(string delta);

    public abstract void Thinking(string delta);

    /// <summary>Proves the thinking that was written last; it ends that thinking.</summary>
    public abstract void ThinkingSignature(string signature);

    /// <summary>Thoughts that only the provider can read, whole.</summary>
    public abstract void SealedThinking(string data);

    /// <summary>Opens a tool call.</summary>
    /// <param name="call">Its number within the choice, counted from 0.</param>
    /// <param name="signature">Gemini's thought signature of the call; null when there is none.</param>
    public abstract void ToolCall(int call, string id, string name, string? signature);

    /// <summary>More of a call's arguments, a JSON text cut anywhere. A call without arguments gets <c>{}</c> from the writer.</summary>
    public abstract void ToolArguments(int call, string delta);

    /// <summary>A source of the text that was written last, in the provider's own words.</summary>
    public abstract void Citation(Citation citation);

    /// <summary>A block that only <paramref name="dialect"/> can express, whole: shown by writers of that dialect, dropped by others.</summary>
    public abstract void Foreign(string dialect, JsonElement block);

    /// <summary>Probabilities of the text written last, in OpenAI's form.</summary>
    public abstract void LogProbabilities(JsonElement logprobs);

    /// <summary>The choice has ended.</summary>
    /// <param name="native">The provider's own word.</param>
    /// <param name="sequence">The stop sequence that was met; null when unknown.</param>
    public abstract void Stop(StopReason reason, string? native, string? sequence);

    /// <summary>Once, at the end, when the charge is durable: writes what was kept for the end.</summary>
    public abstract void Complete(in TokenUsage usage);

    /// <summary>
    /// In place of <see cref="Complete"/> when a stream broke off: ends the answer with what went wrong. False leaves it to the
    /// dialect's error event.
    /// </summary>
    public virtual bool TryFail(in AnswerFault fault) => false;
}
