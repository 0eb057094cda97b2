using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Solaris.Demo;

/// <summary>Embeddings in OpenAI's dialect: unit vectors made from a digest, so equal texts are equal and others are far apart.</summary>
internal static class SimulatedEmbeddings
{
    private const int DefaultDimensions = 256;
    private const int LargestDimensions = 3_072;

    public static byte[] Answer(JsonElement body)
    {
        var inputs = Inputs(body).ToArray();
        var dimensions =
            body.TryGetProperty("dimensions", out var asked) && asked.TryGetInt32(out var number)
                ? Math.Clamp(number, 1, LargestDimensions)
                : DefaultDimensions;
        var base64 = body.TryGetProperty("encoding_format", out var format) && format.ValueEquals("base64");
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("object", "list");
            json.WriteStartArray("data");
            for (var i = 0; i < inputs.Length; i++)
            {
                WriteItem(json, i, Vector(inputs[i].Text, dimensions), base64);
            }
            json.WriteEndArray();
            json.WriteString("model", body.TryGetProperty("model", out var model) ? model.GetString() : "");
            WriteUsage(json, inputs.Sum(input => input.Tokens));
            json.WriteEndObject();
        }
        return buffer.ToArray();
    }

    private static void WriteItem(Utf8JsonWriter json, int index, float[] vector, bool base64)
    {
        json.WriteStartObject();
        json.WriteString("object", "embedding");
        json.WriteNumber("index", index);
        if (base64)
        {
            var bytes = new byte[vector.Length * sizeof(float)];
            for (var i = 0; i < vector.Length; i++)
            {
                BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), vector[i]);
            }
            json.WriteBase64String("embedding", bytes);
        }
        else
        {
            json.WriteStartArray("embedding");
            foreach (var value in vector)
            {
                json.WriteNumberValue(value);
            }
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    private static void WriteUsage(Utf8JsonWriter json, int tokens)
    {
        json.WriteStartObject("usage");
        json.WriteNumber("prompt_tokens", tokens);
        json.WriteNumber("total_tokens", tokens);
        json.WriteEndObject();
    }

    /// <summary>One text, several, one list of token numbers, or several such lists.</summary>
    private static IEnumerable<(string Text, int Tokens)> Inputs(JsonElement body)
    {
        if (!body.TryGetProperty("input", out var input))
        {
            return [];
        }
        var several = input.ValueKind == JsonValueKind.Array && input.EnumerateArray().All(IsOneInput);
        return several ? input.EnumerateArray().Select(One) : [One(input)];
    }

    private static bool IsOneInput(JsonElement item) => item.ValueKind is JsonValueKind.String or JsonValueKind.Array;

    private static (string Text, int Tokens) One(JsonElement input) =>
        input.ValueKind == JsonValueKind.String
            ? (input.GetString() ?? "", Math.Max(1, SimulatedText.CountTokens(input.GetString() ?? "")))
            : (input.GetRawText(), Math.Max(1, input.GetArrayLength()));

    private static float[] Vector(string text, int dimensions)
    {
        var bytes = new byte[dimensions];
        SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, Math.Min(32, dimensions)).CopyTo(bytes);
        for (var i = 32; i < dimensions; i++)
        {
            bytes[i] = (byte)((bytes[i - 32] * 167) + (bytes[i - 1] * 31) + i);
        }
        var length = Math.Sqrt(bytes.Sum(one => (one - 127.5) * (one - 127.5)));
        return [.. bytes.Select(one => (float)((one - 127.5) / length))];
    }
}
