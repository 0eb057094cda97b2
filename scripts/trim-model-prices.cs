// Makes src/Solaris.Gateway/Pricing/model-prices.json from LiteLLM's model_prices_and_context_window.json:
//
//   dotnet run scripts/trim-model-prices.cs -- model_prices_and_context_window.json src/Solaris.Gateway/Pricing/model-prices.json
//
// It keeps the models that are billed by text token and the fields that PriceBook reads, one model a line, so that an
// update is a readable diff. Numbers are copied as they are written: nothing passes through floating point.

#:property RestorePackagesWithLockFile=false

using System.Text;
using System.Text.Json;

string[] modes = ["chat", "completion", "responses", "embedding", "moderation"];
string[] fields =
[
    "litellm_provider",
    "mode",
    "max_tokens",
    "max_input_tokens",
    "max_output_tokens",
    "input_cost_per_token",
    "output_cost_per_token",
    "cache_read_input_token_cost",
    "cache_creation_input_token_cost",
    "cache_creation_input_token_cost_above_1hr",
    "deprecation_date",
];

using var table = JsonDocument.Parse(File.ReadAllBytes(args[0]));
var lines = table.RootElement.EnumerateObject().Where(IsBilledByToken).Select(Line).Order(StringComparer.Ordinal);
File.WriteAllText(args[1], "{\n" + string.Join(",\n", lines) + "\n}\n");

bool IsBilledByToken(JsonProperty model) =>
    model.Name != "sample_spec"
    && model.Value.TryGetProperty("litellm_provider", out _)
    && model.Value.TryGetProperty("mode", out var mode)
    && modes.Contains(mode.GetString());

string Line(JsonProperty model)
{
    var kept = fields
        .Select(name => (name, found: model.Value.TryGetProperty(name, out var value), value))
        .Where(field => field.found && field.value.ValueKind is JsonValueKind.Number or JsonValueKind.String)
        .Select(field => $"\"{field.name}\": {field.value.GetRawText()}");
    return new StringBuilder($"\"{JsonEncodedText.Encode(model.Name)}\": {{ ")
        .AppendJoin(", ", kept)
        .Append(" }")
        .ToString();
}
