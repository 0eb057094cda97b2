using System.Text.Json;

namespace Solaris.Pricing;

/// <summary>Finds the models in the bytes of a price table, without reading their fields.</summary>
internal static class PriceIndex
{
    private const int AboutAsManyModels = 3_000;

    public static Dictionary<string, PriceLine> Of(ReadOnlySpan<byte> json)
    {
        var lines = new Dictionary<string, PriceLine>(AboutAsManyModels, StringComparer.Ordinal);
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString() ?? "";
            reader.Read();
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                lines[name] = Line(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }
        return lines;
    }

    private static PriceLine Line(ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        var provider = ProviderFamily.Of(null);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isProvider = reader.Is("litellm_provider"u8);
            reader.Read();
            if (isProvider && reader.TokenType == JsonTokenType.String)
            {
                provider = ProviderFamily.Of(reader.GetString());
            }
            reader.Skip();
        }
        return new(start, (int)reader.BytesConsumed - start, provider);
    }
}
