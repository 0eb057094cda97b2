using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.OpenAi.Responses;

/// <summary>Reads a body of the Responses API for a provider that does not offer it.</summary>
internal static class ResponsesPromptReader
{
    /// <summary>Read here, decided elsewhere, or without a meaning where nothing is stored.</summary>
    private static readonly FrozenSet<string> Known = FrozenSet.Create(
        "background",
        "conversation",
        "include",
        "input",
        "instructions",
        "max_output_tokens",
        "model",
        "parallel_tool_calls",
        "previous_response_id",
        "prompt",
        "reasoning",
        "safety_identifier",
        "service_tier",
        "store",
        "stream",
        "stream_options",
        "temperature",
        "text",
        "tool_choice",
        "tools",
        "top_logprobs",
        "top_p",
        "truncation",
        "user"
    );

    public static Prompt? Read(ReadOnlyMemory<byte> body, TranslationNotes notes)
    {
        try
        {
            return Read(new RequestFields(JsonElement.Parse(body.Span), "", notes));
        }
        catch (InvalidOperationException)
        {
            notes.Invalid("input", "A string holds half a surrogate pair, which is no text.");
            return null;
        }
    }

    private static Prompt Read(RequestFields body)
    {
        var conversation = new ResponsesInputReader();
        conversation.Read(body);
        return new()
        {
            Model = body.Text("model") ?? "",
            System = conversation.System,
            Turns = conversation.Turns,
            Tools = [.. body.Objects("tools").Select(ResponsesToolReader.Read)],
            ToolChoice = ResponsesToolReader.ReadChoice(body),
            ParallelToolCalls = body.Flag("parallel_tool_calls"),
            Sampling = ReadSampling(body),
            MaxOutputTokens = body.Count("max_output_tokens") ?? 0,
            Format = ReadFormat(body),
            Reasoning = ReadReasoning(body),
            Stream = body.Flag("stream") ?? false,
            EndUser = ReadUser(body),
            ServiceTier = body.Text("service_tier"),
            Other = ReadOther(body),
        };
    }

    private static Sampling ReadSampling(RequestFields body)
    {
        if (body.Text("truncation") is "auto")
        {
            body.Notes.Drop("truncation");
        }
        return new()
        {
            Temperature = body.Number("temperature"),
            TopP = body.Number("top_p"),
            LogProbabilities = Includes(body, "message.output_text.logprobs"),
            TopLogProbabilities = (int?)Math.Min(body.Count("top_logprobs") ?? 0, 20) is > 0 and var top ? top : null,
        };
    }

    private static bool Includes(RequestFields body, string what)
    {
        if (body.Find("include") is not { ValueKind: JsonValueKind.Array } include)
        {
            return false;
        }
        foreach (var one in include.EnumerateArray())
        {
            if (one.ValueKind == JsonValueKind.String && one.ValueEquals(what))
            {
                return true;
            }
        }
        return false;
    }

    private static AnswerFormat? ReadFormat(RequestFields body)
    {
        if (body.Object("text")?.Object("format") is not { } format)
        {
            return null;
        }
        switch (format.Text("type"))
        {
            case "json_object":
                return new(Schema: null);
            case "json_schema":
                return new(format.Object("schema")?.Value)
                {
                    Name = format.Text("name"),
                    Description = format.Text("description"),
                    Strict = format.Flag("strict"),
                };
            case "text" or null:
                return null;
            default:
                format.Notes.Unsupported(format.At("type"), "This form of answer cannot be had from this model.");
                return null;
        }
    }

    private static ReasoningWish? ReadReasoning(RequestFields body)
    {
        if (body.Object("reasoning") is not { } reasoning)
        {
            return null;
        }
        var summary = reasoning.Text("summary") ?? reasoning.Text("generate_summary");
        return new() { Effort = ReadEffort(reasoning), Show = summary is not null };
    }

    private static ReasoningEffort? ReadEffort(RequestFields reasoning)
    {
        switch (reasoning.Text("effort"))
        {
            case null:
                return null;
            case "none":
                return ReasoningEffort.None;
            case "minimal":
                return ReasoningEffort.Minimal;
            case "low":
                return ReasoningEffort.Low;
            case "medium":
                return ReasoningEffort.Medium;
            case "high":
                return ReasoningEffort.High;
            case "xhigh":
                return ReasoningEffort.ExtraHigh;
            case "max":
                return ReasoningEffort.Max;
            default:
                reasoning.Notes.Invalid(reasoning.At("effort"), "'reasoning.effort' is not a known effort.");
                return null;
        }
    }

    /// <summary>Providers get no e-mail addresses.</summary>
    private static string? ReadUser(RequestFields body)
    {
        var user = body.Text("safety_identifier") ?? body.Text("user");
        return user is null || user.Contains('@', StringComparison.Ordinal) ? null : user;
    }

    private static ImmutableDictionary<string, JsonElement> ReadOther(RequestFields body)
    {
        var other = ImmutableDictionary.CreateBuilder<string, JsonElement>();
        foreach (var field in body.Value.EnumerateObject())
        {
            if (field.Value.ValueKind != JsonValueKind.Null && !Known.Contains(field.Name))
            {
                other[field.Name] = field.Value;
            }
        }
        if (body.Object("text")?.Find("verbosity") is { } verbosity)
        {
            other["verbosity"] = verbosity;
        }
        return other.ToImmutable();
    }
}
