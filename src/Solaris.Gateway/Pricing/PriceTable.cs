using System.Globalization;
using System.Text.Json;

namespace Solaris.Pricing;

/// <summary>Reads the embedded price table; see Pricing/NOTICE.md for where it comes from.</summary>
internal static class PriceTable
{
    private const string Resource = "Pricing/model-prices.json";
    private const int AboutAsManyModels = 3_000;

    public static Dictionary<string, KnownModel> Read()
    {
        using var stream =
            typeof(PriceTable).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource {Resource} is not in the assembly.");
        var json = new byte[stream.Length];
        stream.ReadExactly(json);
        return Read(json);
    }

    internal static Dictionary<string, KnownModel> Read(ReadOnlySpan<byte> json)
    {
        var models = new Dictionary<string, KnownModel>(AboutAsManyModels, StringComparer.Ordinal);
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString() ?? "";
            reader.Read();
            models[name] = ReadModel(ref reader);
        }
        return models;
    }

    private static KnownModel ReadModel(ref Utf8JsonReader reader)
    {
        var row = new PriceRow();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadField(ref reader, row);
        }
        return row.ToModel();
    }

    private static void ReadField(ref Utf8JsonReader reader, PriceRow row)
    {
        var field = PriceRow.FieldOf(ref reader);
        reader.Read();
        switch (field)
        {
            case PriceField.Provider:
                row.Provider = Family(reader.GetString());
                break;
            case PriceField.Mode:
                row.Mode = string.Intern(reader.GetString() ?? "");
                break;
            case PriceField.RetiredOn:
                row.RetiredOn = DateOnly.TryParseExact(
                    reader.GetString(),
                    "yyyy-MM-dd",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var day
                )
                    ? day
                    : null;
                break;
            case PriceField.Unknown:
                reader.Skip();
                break;
            default:
                row[field] = reader.GetDecimal();
                break;
        }
    }

    /// <summary>LiteLLM splits some providers by API (<c>vertex_ai-language-models</c>); a deployment names only the provider.</summary>
    private static string Family(string? provider) =>
        string.Intern(
            provider switch
            {
                null => "",
                "bedrock_converse" => "bedrock",
                "cohere_chat" => "cohere",
                "azure_text" => "azure",
                _ when provider.StartsWith("vertex_ai-", StringComparison.Ordinal) => "vertex_ai",
                _ when provider.StartsWith("text-completion-", StringComparison.Ordinal) => provider[
                    "text-completion-".Length..
                ],
                _ => provider,
            }
        );
}
