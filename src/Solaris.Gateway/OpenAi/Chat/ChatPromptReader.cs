using System.Collections.Immutable;
using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.OpenAi.Chat;

/// <summary>Reads the body of a chat completion. What is wrong with it goes to the notes, with the field's path.</summary>
internal static class ChatPromptReader
{
    /// <summary>The most that a body without a cap may produce. The gateway writes one into every body, so only tests get here.</summary>
    private const long OutputTokensWithoutCap = 4_096;

    public static Prompt Read(ReadOnlyMemory<byte> body, TranslationNotes notes)
    {
        var fields = new BodyFields(JsonElement.Parse(body.Span), "", notes);
        var (system, turns) = new ChatMessagesReader(fields).Read();
        var tools = ChatToolsReader.Tools(fields);
        return new()
        {
            Model = fields.NeededText("model"),
            System = system,
            Turns = turns,
            Tools = tools,
            ToolChoice = ChatToolChoiceReader.Read(fields),
            // Clients of the first form of functions know one call only.
            ParallelToolCalls = tools is [{ IsLegacy: true }, ..] ? false : fields.Flag("parallel_tool_calls"),
            Sampling = ChatSamplingReader.Read(fields),
            MaxOutputTokens =
                fields.Whole("max_completion_tokens") ?? fields.Whole("max_tokens") ?? OutputTokensWithoutCap,
            Format = ChatFormatReader.Read(fields),
            Reasoning = ChatReasoningReader.Read(fields),
            Choices = (int)Math.Clamp(fields.Whole("n") ?? 1, 1, int.MaxValue),
            Stream = fields.Flag("stream") ?? false,
            EndUser = EndUser(fields),
            ServiceTier = fields.Text("service_tier"),
            Other = Other(fields.Owner),
        };
    }

    /// <summary>Personal data stays here: e-mail addresses and telephone numbers are no ids.</summary>
    private static string? EndUser(in BodyFields fields)
    {
        var id = fields.Text("safety_identifier") ?? fields.Text("user");
        return string.IsNullOrWhiteSpace(id) || id.Contains('@', StringComparison.Ordinal) || id.StartsWith('+')
            ? null
            : id;
    }

    private static ImmutableDictionary<string, JsonElement> Other(JsonElement body)
    {
        var other = ImmutableDictionary.CreateBuilder<string, JsonElement>(StringComparer.Ordinal);
        foreach (var field in body.EnumerateObject())
        {
            if (field.Value.ValueKind != JsonValueKind.Null && !HasPlace(field))
            {
                other[field.Name] = field.Value;
            }
        }
        return other.ToImmutable();
    }

    private static bool HasPlace(JsonProperty field) =>
        field.Name
            is "model"
                or "messages"
                or "tools"
                or "functions"
                or "tool_choice"
                or "function_call"
                or "parallel_tool_calls"
                or "max_tokens"
                or "max_completion_tokens"
                or "response_format"
                or "n"
                or "stream"
                or "stream_options"
                or "user"
                or "safety_identifier"
                or "service_tier"
        || ChatSamplingReader.Owns(field.Name)
        || ChatReasoningReader.Owns(field.Name);
}
