using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.Providers.OpenAi;

/// <summary>Writes a prompt as the body of a chat completion.</summary>
internal sealed class ChatPromptWriter
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly Prompt _prompt;
    private readonly Deployment _deployment;
    private readonly TranslationNotes _notes;
    private readonly VendorQuirks _quirks;
    private readonly bool _reasons;

    private ChatPromptWriter(Prompt prompt, Deployment deployment, TranslationNotes notes)
    {
        (_prompt, _deployment, _notes) = (prompt, deployment, notes);
        _quirks = deployment.Provider.Quirks;
        _reasons = ReasoningModels.Has(deployment, prompt.Model);
    }

    public static byte[] Write(Prompt prompt, Deployment deployment, TranslationNotes notes)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(body, Plain))
        {
            new ChatPromptWriter(prompt, deployment, notes).Write(json);
        }
        return body.WrittenSpan.ToArray();
    }

    private void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("model"u8, _prompt.Model);
        new ChatMessagesWriter(json, _quirks, _notes).Write(_prompt);
        new ChatToolsWriter(json, _quirks, _notes).Write(_prompt);
        new ChatSamplingWriter(json, _deployment, _notes).Write(_prompt, _reasons);
        WriteShape(json);
        ChatReasoningWriter.Write(json, _prompt.Reasoning, _deployment, _reasons, _notes);
        WriteEnvelope(json);
        WriteOther(json);
        json.WriteEndObject();
    }

    private void WriteShape(Utf8JsonWriter json)
    {
        if (_prompt.Choices > 1)
        {
            json.WriteNumber("n"u8, _prompt.Choices);
        }
        if (_prompt.Format is not { } format)
        {
            return;
        }
        json.WriteStartObject("response_format"u8);
        if (format.Schema is not { } schema)
        {
            json.WriteString("type"u8, "json_object"u8);
        }
        else
        {
            json.WriteString("type"u8, "json_schema"u8);
            json.WriteStartObject("json_schema"u8);
            json.WriteString("name"u8, format.Name ?? "answer"); // A name is demanded here and unknown elsewhere.
            WriteText(json, "description"u8, format.Description);
            json.WritePropertyName("schema"u8);
            schema.WriteTo(json);
            if (format.Strict is { } strict)
            {
                json.WriteBoolean("strict"u8, strict);
            }
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private void WriteEnvelope(Utf8JsonWriter json)
    {
        json.WriteNumber(_deployment.Provider.OutputCapField, _prompt.MaxOutputTokens);
        if (_prompt.Stream)
        {
            json.WriteBoolean("stream"u8, true);
            if (_deployment.Provider.AsksForUsage)
            {
                json.WriteStartObject("stream_options"u8);
                json.WriteBoolean("include_usage"u8, true);
                json.WriteEndObject();
            }
        }
        WriteOrDrop(json, "user", _prompt.EndUser, !_quirks.Drops.Contains("user"));
        WriteOrDrop(json, "service_tier", _prompt.ServiceTier, _quirks.HasTiers);
    }

    private void WriteOrDrop(Utf8JsonWriter json, string field, string? value, bool known)
    {
        if (value is not null && known)
        {
            json.WriteString(field, value);
        }
        else if (value is not null)
        {
            _notes.Drop(field);
        }
    }

    private void WriteOther(Utf8JsonWriter json)
    {
        foreach (var (name, value) in _prompt.Other)
        {
            if (IsOurs(name) && !_quirks.Drops.Contains(name))
            {
                json.WritePropertyName(name);
                value.WriteTo(json);
            }
            else if (Matters(name))
            {
                _notes.Unsupported(name, $"The model's provider has no form for '{name}'.");
            }
            else
            {
                _notes.Drop(name);
            }
        }
    }

    private static bool IsOurs(string name) =>
        name
            is "verbosity"
                or "prompt_cache_key"
                or "prompt_cache_retention"
                or "prompt_cache_options"
                or "prediction"
                or "modalities"
                or "audio"
                or "web_search_options";

    /// <summary>Without these an answer would be another one: state kept at a provider, and tools it runs itself.</summary>
    private static bool Matters(string name) =>
        name is "previous_response_id" or "conversation" or "prompt" or "background" or "mcp_servers" or "container";

    private static void WriteText(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }
}
