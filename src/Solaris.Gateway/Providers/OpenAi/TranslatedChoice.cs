using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.Providers.OpenAi;

/// <summary>One choice of an answer while it is read.</summary>
internal sealed class TranslatedChoice(Prompt prompt, FunctionNames names)
{
    private readonly ReceivedCalls _calls = new(prompt, names);

    public bool Ended { get; private set; }

    /// <param name="delta">A <c>delta</c> or a <c>message</c>; anything else is ignored.</param>
    public void Read(JsonElement delta, AnswerWriter writer)
    {
        ReadThoughts(delta, writer);
        if (delta.Field("content") is { ValueKind: JsonValueKind.Array } parts)
        {
            ReadParts(parts, writer);
        }
        else if (delta.Text("content") is { Length: > 0 } text)
        {
            writer.Text(text);
        }
        if (delta.Text("refusal") is { Length: > 0 } refusal)
        {
            writer.Refusal(refusal);
        }
        foreach (var annotation in delta.Field("annotations").Elements())
        {
            ReadAnnotation(annotation, writer);
        }
        _calls.Read(delta, writer);
    }

    /// <param name="choice">The choice, which may have the vendor's own word beside <paramref name="word"/>.</param>
    public void End(JsonElement choice, string word, AnswerWriter writer)
    {
        Ended = true;
        _calls.End(writer);
        var reason = ReasonOf(word);
        if (reason == StopReason.Done && _calls.Any)
        {
            reason = StopReason.ToolCalls;
        }
        var sequence = choice.Text("stop_reason") ?? choice.Text("matched_stop"); // vLLM, SGLang.
        if (reason == StopReason.Done && sequence is not null && prompt.Sampling.Stop.Contains(sequence))
        {
            reason = StopReason.StopSequence;
        }
        writer.Stop(
            reason,
            choice.Text("native_finish_reason") ?? word,
            reason == StopReason.StopSequence ? sequence : null
        );
    }

    /// <summary>Vendors that send the text of their thoughts under two names send the same; LiteLLM's and OpenRouter's lists add the proofs.</summary>
    private static void ReadThoughts(JsonElement delta, AnswerWriter writer)
    {
        var text = delta.Text("reasoning_content") is { Length: > 0 } content ? content : delta.Text("reasoning");
        if (text is { Length: > 0 })
        {
            writer.Thinking(text);
        }
        foreach (var block in delta.Field("thinking_blocks").Elements())
        {
            ReadBlock(block, block.Text("thinking"), text, writer);
        }
        foreach (var detail in delta.Field("reasoning_details").Elements())
        {
            ReadBlock(detail, detail.Text("text") ?? detail.Text("summary"), text, writer);
        }
    }

    private static void ReadBlock(JsonElement block, string? thoughts, string? known, AnswerWriter writer)
    {
        if (block.Text("data") is { Length: > 0 } sealedThoughts)
        {
            writer.SealedThinking(sealedThoughts);
            return;
        }
        if (
            known is not { Length: > 0 }
            && thoughts is { Length: > 0 }
            && block.Text("signature") is not { Length: > 0 }
        )
        {
            writer.Thinking(thoughts);
        }
        if (block.Text("signature") is { Length: > 0 } signature)
        {
            writer.ThinkingSignature(signature);
        }
    }

    /// <summary>Mistral's content: text beside thoughts, which are lists of texts themselves.</summary>
    private static void ReadParts(JsonElement parts, AnswerWriter writer)
    {
        foreach (var part in parts.Elements())
        {
            if (part.Text("text") is { Length: > 0 } text)
            {
                writer.Text(text);
            }
            foreach (var thought in part.Field("thinking").Elements())
            {
                if (thought.Text("text") is { Length: > 0 } thinking)
                {
                    writer.Thinking(thinking);
                }
            }
        }
    }

    private static void ReadAnnotation(JsonElement annotation, AnswerWriter writer)
    {
        var page = annotation.Field("url_citation");
        if (page.Text("url") is { } address)
        {
            writer.Citation(
                new(address, Document: null)
                {
                    Title = page.Text("title"),
                    Quote = page.Text("content"),
                    Start = page.Count("start_index"),
                    End = page.Count("end_index"),
                }
            );
        }
    }

    private static StopReason ReasonOf(string word) =>
        word switch
        {
            "length" or "model_length" or "max_tokens" or "MAX_TOKENS" or "model_context_window_exceeded" =>
                StopReason.Length,
            "tool_calls" or "function_call" or "tool_use" or "TOOL_CALL" => StopReason.ToolCalls,
            "content_filter" or "sensitive" or "refusal" or "SAFETY" => StopReason.Filtered,
            "stop_sequence" or "STOP_SEQUENCE" => StopReason.StopSequence,
            "error" or "ERROR" or "MALFORMED_FUNCTION_CALL" => StopReason.Malformed,
            _ => StopReason.Done,
        };
}
