using System.Collections.Frozen;
using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.Providers.Anthropic;

/// <summary>Fields of a client's body that are not in every dialect: Anthropic's own pass, tuning is dropped, the others are refused.</summary>
internal static class OtherFields
{
    /// <summary>Anthropic's own, which clients of other dialects send as extensions.</summary>
    private static readonly FrozenSet<string> Passed = FrozenSet.Create(
        StringComparer.Ordinal,
        "cache_control",
        "container",
        "context_management",
        "inference_geo",
        "mcp_servers",
        "speed"
    );

    /// <summary>Read elsewhere, or without meaning for an answer.</summary>
    private static readonly FrozenSet<string> Known = FrozenSet.Create(
        StringComparer.Ordinal,
        "anthropic_beta",
        "anthropic_version",
        "output_config",
        "stream_options",
        "top_k",
        "web_search_options"
    );

    /// <summary>They only tune, or only say something to the client's own provider.</summary>
    private static readonly FrozenSet<string> Dropped = FrozenSet.Create(
        StringComparer.Ordinal,
        "include",
        "metadata",
        "moderation",
        "prediction",
        "prompt_cache_key",
        "prompt_cache_options",
        "prompt_cache_retention",
        "safety_identifier",
        "store",
        "truncation",
        "user",
        "verbosity"
    );

    public static void Write(Utf8JsonWriter json, Prompt prompt, TranslationNotes notes)
    {
        foreach (var (name, value) in prompt.Other)
        {
            if (value.ValueKind == JsonValueKind.Null || Known.Contains(name) || IsPlainText(name, value))
            {
                continue;
            }
            if (Passed.Contains(name))
            {
                json.WritePropertyName(name);
                json.WriteRawValue(value.GetRawText());
            }
            else if (Dropped.Contains(name))
            {
                notes.Drop(name);
            }
            else
            {
                notes.Unsupported(name, $"The model's provider has nothing like '{name}'.");
            }
        }
    }

    /// <summary><c>modalities: ["text"]</c></summary>
    private static bool IsPlainText(string name, JsonElement value) =>
        name == "modalities"
        && value.ValueKind == JsonValueKind.Array
        && value.GetArrayLength() == 1
        && value[0].ValueKind == JsonValueKind.String
        && value[0].ValueEquals("text"u8);
}
