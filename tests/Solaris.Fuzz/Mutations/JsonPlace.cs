using System.Text.Json;

namespace Solaris.Fuzz.Mutations;

/// <summary>Where a value stands in a text.</summary>
/// <param name="Start">The value, or its property's name when it has one.</param>
/// <param name="Value">The value itself.</param>
/// <param name="End">Behind the value.</param>
internal readonly record struct JsonPlace(int Start, int Value, int End)
{
    private const int MostPlaces = 2_000;

    public bool HasName => Value > Start;

    /// <summary>The places of all values that end before the text stops being JSON.</summary>
    public static List<JsonPlace> In(ReadOnlySpan<byte> json)
    {
        var places = new List<JsonPlace>();
        var open = new Stack<(int Start, int Value)>();
        var reader = new Utf8JsonReader(json);
        var name = -1;
        try
        {
            while (places.Count < MostPlaces && reader.Read())
            {
                var start = (int)reader.TokenStartIndex;
                switch (reader.TokenType)
                {
                    case JsonTokenType.PropertyName:
                        name = start;
                        continue;
                    case JsonTokenType.StartObject or JsonTokenType.StartArray:
                        open.Push((name < 0 ? start : name, start));
                        break;
                    case JsonTokenType.EndObject or JsonTokenType.EndArray:
                        var (first, value) = open.Pop();
                        places.Add(new(first, value, (int)reader.BytesConsumed));
                        break;
                    default:
                        places.Add(new(name < 0 ? start : name, start, (int)reader.BytesConsumed));
                        break;
                }
                name = -1;
            }
        }
        catch (JsonException)
        {
            // What stands before is still good.
        }
        return places;
    }
}
