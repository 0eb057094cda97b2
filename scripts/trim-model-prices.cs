// Makes src/Solaris.Gateway/Pricing/model-prices.json from LiteLLM's model_prices_and_context_window.json:
//
//   dotnet run scripts/trim-model-prices.cs -- model_prices_and_context_window.json src/Solaris.Gateway/Pricing/model-prices.json
//
// It keeps the models that /v1 can reach and what the gateway reads of them: prices, token limits and abilities; one model
// a line, so that an update is a readable diff. Numbers are copied as they are written: nothing passes through floating point.

#:property RestorePackagesWithLockFile=false

using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

string[] modes =
[
    "chat",
    "completion",
    "responses",
    "embedding",
    "moderation",
    "rerank",
    "image_generation",
    "image_edit",
    "audio_transcription",
    "audio_speech",
];
string[] fields =
[
    "litellm_provider",
    "mode",
    "max_tokens",
    "max_input_tokens",
    "max_output_tokens",
    "deprecation_date",
    "search_context_cost_per_query",
    "tiered_pricing",
    "provider_specific_entry",
    "regional_processing_uplift_multiplier_eu",
    "regional_processing_uplift_multiplier_us",
];
string[] abilities =
[
    "supports_function_calling",
    "supports_tool_choice",
    "supports_parallel_function_calling",
    "supports_vision",
    "supports_pdf_input",
    "supports_audio_input",
    "supports_video_input",
    "supports_response_schema",
    "supports_native_structured_output",
    "supports_sampling_params",
    "supports_assistant_prefill",
    "supports_mid_conversation_system",
    "supports_reasoning",
    "supports_adaptive_thinking",
    "supports_none_reasoning_effort",
    "supports_minimal_reasoning_effort",
    "supports_low_reasoning_effort",
    "supports_xhigh_reasoning_effort",
    "supports_max_reasoning_effort",
];

using var table = JsonDocument.Parse(File.ReadAllBytes(args[0]));
var lines = table.RootElement.EnumerateObject().Where(IsReachable).Select(Line).Order(StringComparer.Ordinal);
File.WriteAllText(args[1], "{\n" + string.Join(",\n", lines) + "\n}\n");

bool IsReachable(JsonProperty model) =>
    model.Name != "sample_spec"
    && model.Value.TryGetProperty("litellm_provider", out _)
    && model.Value.TryGetProperty("mode", out var mode)
    && modes.Contains(mode.GetString());

string Line(JsonProperty model)
{
    var kept = fields
        .Concat(abilities)
        .Concat(model.Value.EnumerateObject().Select(field => field.Name).Where(IsPrice))
        .Where(name => model.Value.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null)
        .Select(name => $"\"{name}\": {Compact(model.Value.GetProperty(name))}");
    return new StringBuilder($"\"{JsonEncodedText.Encode(model.Name)}\": {{ ")
        .AppendJoin(", ", kept)
        .Append(" }")
        .ToString();
}

// Whatever the suffixes: a new tier or service level then needs no change here.
bool IsPrice(string name) => PriceName().IsMatch(name);

string Compact(JsonElement value) => Whitespace().Replace(value.GetRawText(), " ");

internal static partial class Program
{
    [GeneratedRegex(
        "^(input|output)_cost_per_(token|reasoning_token|audio_token|image_token|image|second|character|request|query)(_|$)|^cache_(read|creation)_input_(audio_)?token_cost",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex PriceName();

    [GeneratedRegex("\\s+", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Whitespace();
}
