using System.Globalization;
using System.Text.Json;

namespace Solaris.Pricing;

/// <summary>One model of the table, field by field as it stands there. Shapes nobody expects are skipped.</summary>
internal sealed class TableRow
{
    public Dictionary<string, decimal> Numbers { get; } = new(StringComparer.Ordinal);
    public Dictionary<string, bool> Flags { get; } = new(StringComparer.Ordinal);
    public Dictionary<string, string> Texts { get; } = new(StringComparer.Ordinal);

    /// <param name="reader">On the row's opening brace; left on its closing one.</param>
    public static TableRow Read(ref Utf8JsonReader reader)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var row = new TableRow();
        if (document.RootElement.ValueKind == JsonValueKind.Object)
        {
            row.Add(document.RootElement, prefix: "");
        }
        return row;
    }

    public long? Tokens(string name) =>
        Numbers.TryGetValue(name, out var value) && value is > 0 and < long.MaxValue ? (long)value : null;

    public DateOnly? Day(string name) =>
        Texts.TryGetValue(name, out var text)
        && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    private void Add(JsonElement fields, string prefix)
    {
        foreach (var field in fields.EnumerateObject())
        {
            Add(prefix + field.Name, field.Value, nested: prefix.Length > 0);
        }
    }

    private void Add(string name, JsonElement value, bool nested)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Number when value.TryGetDecimal(out var number):
                Numbers[name] = number;
                break;
            case JsonValueKind.True or JsonValueKind.False:
                Flags[name] = value.GetBoolean();
                break;
            case JsonValueKind.String:
                Texts[name] = value.GetString() ?? "";
                break;
            case JsonValueKind.Object when !nested:
                Add(value, name + ".");
                break;
            case JsonValueKind.Array when name == "tiered_pricing":
                AddRanges(value);
                break;
        }
    }

    /// <summary>DashScope's ranges of prompt lengths are what others write as <c>_above_32k_tokens</c>.</summary>
    private void AddRanges(JsonElement ranges)
    {
        foreach (var range in ranges.EnumerateArray())
        {
            if (range.ValueKind != JsonValueKind.Object || Start(range) is not { } start)
            {
                continue;
            }
            foreach (var price in range.EnumerateObject())
            {
                var name = start == 0 ? price.Name : $"{price.Name}_above_{start}_tokens";
                Add(name, price.Value, nested: true);
            }
        }
    }

    private static long? Start(JsonElement range) =>
        range.TryGetProperty("range", out var bounds)
        && bounds.ValueKind == JsonValueKind.Array
        && bounds.GetArrayLength() > 0
        && bounds[0].ValueKind == JsonValueKind.Number
        && bounds[0].TryGetDecimal(out var start)
        && start is >= 0 and < int.MaxValue
            ? (long)start
            : null;
}
