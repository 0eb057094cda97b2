using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.Providers.Anthropic;

/// <summary>Writes a prompt as the body of a Messages call.</summary>
internal sealed class MessagesPromptWriter
{
    private const string JsonWanted =
        "Answer with one JSON object and with nothing else: no introduction, no code fence.";

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly Utf8JsonWriter _json;
    private readonly MessagesRequest _request;
    private readonly CacheMarks _marks;

    private MessagesPromptWriter(Utf8JsonWriter json, MessagesRequest request)
    {
        (_json, _request) = (json, request);
        _marks = new CacheMarks(MarksIn(request));
    }

    public static byte[] Write(Prompt prompt, Deployment deployment, TranslationNotes notes)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(body, Plain))
        {
            new MessagesPromptWriter(json, new MessagesRequest(prompt, deployment.Traits, notes)).Write();
        }
        return body.WrittenSpan.ToArray();
    }

    private void Write()
    {
        var prompt = _request.Prompt;
        _json.WriteStartObject();
        _json.WriteString("model"u8, prompt.Model);
        _json.WriteNumber("max_tokens"u8, prompt.MaxOutputTokens);
        if (prompt.Stream)
        {
            _json.WriteBoolean("stream"u8, value: true);
        }
        new ToolsWriter(_json, _request, _marks).Write();
        WriteSystem();
        WriteMessages();
        SamplingWriter.Write(_json, _request);
        WriteThinking();
        WriteOutput();
        WriteCaller(prompt);
        RefuseOthers(prompt);
        OtherFields.Write(_json, prompt, _request.Notes);
        _json.WriteEndObject();
    }

    /// <summary>In the order of the prefix that is cached: tools, system, messages.</summary>
    private static int MarksIn(MessagesRequest request) =>
        request.Tools.Count(tool => tool is { Cache: not null, Hosted: null })
        + request.Messages.System.Count(text => text.Cache is not null)
        + request.Messages.All.Sum(message =>
            message.Parts.Count(part => part is { Cache: not null } and not (ThinkingPart or ForeignPart))
        )
        + (request.Prompt.Other.ContainsKey("cache_control") ? 1 : 0);

    private void WriteSystem()
    {
        var system = _request.Messages.System;
        var wantsJson = _request.Format == FormatPlan.Instruction;
        if (system.Count == 0 && !wantsJson)
        {
            return;
        }
        var parts = new PartWriter(_json, _request.Names, _marks, _request.Notes);
        _json.WriteStartArray("system"u8);
        foreach (var text in system)
        {
            parts.Write(text);
        }
        if (wantsJson)
        {
            parts.Write(new TextPart(JsonWanted));
        }
        _json.WriteEndArray();
    }

    private void WriteMessages()
    {
        var parts = new PartWriter(_json, _request.Names, _marks, _request.Notes);
        _json.WriteStartArray("messages"u8);
        foreach (var message in _request.Messages.All)
        {
            _json.WriteStartObject();
            _json.WriteString("role"u8, message.Role);
            _json.WriteStartArray("content"u8);
            foreach (var part in message.Parts)
            {
                parts.Write(part);
            }
            _json.WriteEndArray();
            _json.WriteEndObject();
        }
        _json.WriteEndArray();
    }

    private void WriteThinking()
    {
        var plan = _request.Thinking;
        if (plan.Mode == ThinkingMode.Default)
        {
            return;
        }
        _json.WriteStartObject("thinking"u8);
        _json.WriteString(
            "type"u8,
            plan.Mode switch
            {
                ThinkingMode.Enabled => "enabled"u8,
                ThinkingMode.Adaptive => "adaptive"u8,
                _ => "disabled"u8,
            }
        );
        if (plan.Mode == ThinkingMode.Enabled)
        {
            _json.WriteNumber("budget_tokens"u8, plan.Budget);
        }
        if (plan.Display is { } display)
        {
            _json.WriteString("display"u8, display);
        }
        _json.WriteEndObject();
    }

    private void WriteOutput()
    {
        var own = _request.Prompt.Other.GetValueOrDefault("output_config");
        var effort = _request.Thinking.Effort ?? own.Text("effort");
        var format = _request.Format == FormatPlan.Native ? _request.Prompt.Format?.Schema : null;
        if (effort is null && format is null)
        {
            return;
        }
        _json.WriteStartObject("output_config"u8);
        if (effort is not null)
        {
            _json.WriteString("effort"u8, effort);
        }
        if (format is { } schema)
        {
            _json.WriteStartObject("format"u8);
            _json.WriteString("type"u8, "json_schema"u8);
            _json.WritePropertyName("schema"u8);
            StrictSchema.Write(_json, schema);
            _json.WriteEndObject();
        }
        _json.WriteEndObject();
    }

    private void WriteCaller(Prompt prompt)
    {
        if (prompt.EndUser is { Length: > 0 } user)
        {
            _json.WriteStartObject("metadata"u8);
            _json.WriteString("user_id"u8, user);
            _json.WriteEndObject();
        }
        var tier = prompt.ServiceTier == "default" ? "standard_only" : prompt.ServiceTier;
        if (tier is "auto" or "standard_only")
        {
            _json.WriteString("service_tier"u8, tier);
        }
        else if (tier is not null)
        {
            _request.Notes.Drop("service_tier"); // Priority is bought by contract, flex and batch are other APIs.
        }
    }

    private void RefuseOthers(Prompt prompt)
    {
        var notes = _request.Notes;
        if (prompt.Choices > 1)
        {
            notes.Unsupported("n", "Claude gives one answer to a call.");
        }
        if (prompt.Sampling is { LogProbabilities: true } or { TopLogProbabilities: > 0 })
        {
            notes.Unsupported("logprobs", "Claude does not tell the probabilities of its tokens.");
        }
    }
}
