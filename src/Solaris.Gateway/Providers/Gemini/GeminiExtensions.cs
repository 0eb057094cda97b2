using System.Collections.Frozen;
using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.Providers.Gemini;

/// <summary>Fields of Google's that clients put beside the usual ones, in Google's spelling or in LiteLLM's.</summary>
internal static class GeminiExtensions
{
    /// <summary>Written here, or read elsewhere.</summary>
    private static readonly FrozenSet<string> Known = FrozenSet.Create(
        StringComparer.Ordinal,
        "safety_settings",
        "safetySettings",
        "cached_content",
        "cachedContent",
        "labels",
        "modalities",
        "audio",
        "speech_config",
        "speechConfig",
        "media_resolution",
        "mediaResolution",
        "image_config",
        "imageConfig",
        "web_search_options",
        // Nothing is lost without these: they are for the provider's own books.
        "store",
        "metadata",
        "user",
        "safety_identifier",
        "stream_options"
    );

    /// <summary>At the top of the body.</summary>
    public static void Write(Utf8JsonWriter json, GeminiRequest request)
    {
        var prompt = request.Prompt;
        Copy(json, "safetySettings", Find(prompt, "safety_settings", "safetySettings"), JsonValueKind.Array);
        Copy(json, "cachedContent", Find(prompt, "cached_content", "cachedContent"), JsonValueKind.String);
        if (request.IsVertex)
        {
            Copy(json, "labels", Find(prompt, "labels", "labels"), JsonValueKind.Object);
        }
        foreach (var field in prompt.Other.Keys)
        {
            if (!Known.Contains(field))
            {
                request.Notes.Drop(field);
            }
        }
    }

    /// <summary>Inside <c>generationConfig</c>.</summary>
    public static void WriteConfig(Utf8JsonWriter json, GeminiRequest request)
    {
        var prompt = request.Prompt;
        WriteModalities(json, prompt);
        if (Find(prompt, "speech_config", "speechConfig") is { } speech)
        {
            Copy(json, "speechConfig", speech, JsonValueKind.Object);
        }
        else if (prompt.Other.TryGetValue("audio", out var audio) && audio.Text("voice") is { } voice)
        {
            WriteVoice(json, voice);
        }
        Copy(json, "mediaResolution", Find(prompt, "media_resolution", "mediaResolution"), JsonValueKind.String);
        Copy(json, "imageConfig", Find(prompt, "image_config", "imageConfig"), JsonValueKind.Object);
    }

    private static void WriteModalities(Utf8JsonWriter json, Prompt prompt)
    {
        if (!prompt.Other.TryGetValue("modalities", out var modalities) || modalities.ValueKind != JsonValueKind.Array)
        {
            return;
        }
        json.WriteStartArray("responseModalities");
        foreach (var modality in modalities.EnumerateArray())
        {
            if (modality.ValueKind == JsonValueKind.String)
            {
                json.WriteStringValue(modality.GetString()?.ToUpperInvariant());
            }
        }
        json.WriteEndArray();
    }

    private static void WriteVoice(Utf8JsonWriter json, string voice)
    {
        json.WriteStartObject("speechConfig");
        json.WriteStartObject("voiceConfig");
        json.WriteStartObject("prebuiltVoiceConfig");
        json.WriteString("voiceName", voice);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static JsonElement? Find(Prompt prompt, string snake, string camel) =>
        prompt.Other.TryGetValue(snake, out var value) || prompt.Other.TryGetValue(camel, out value) ? value : null;

    private static void Copy(Utf8JsonWriter json, string name, JsonElement? value, JsonValueKind kind)
    {
        if (value is { } known && known.ValueKind == kind)
        {
            json.WritePropertyName(name);
            known.WriteTo(json);
        }
    }
}
