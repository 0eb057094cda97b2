using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Solaris.FakeProvider;

/// <summary><c>POST /v1/embeddings</c>: one vector for each input, as numbers or as base64 of little-endian floats.</summary>
internal static class EmbeddingsEndpoint
{
    private const int Dimensions = 8;

    public static Task AnswerAsync(FakeCall call)
    {
        call.Bill.PromptTokens = PromptCount.Of(call);
        var data = new JsonArray();
        for (var i = 0; i < Inputs(call.Body.GetProperty("input")); i++)
        {
            data.Add(
                (JsonNode)
                    new JsonObject
                    {
                        ["object"] = "embedding",
                        ["index"] = i,
                        ["embedding"] = Vector(call, i),
                    }
            );
        }
        return AnswerJson.WriteAsync(
            call,
            new JsonObject
            {
                ["object"] = "list",
                ["data"] = data,
                ["model"] = call.Model,
                ["usage"] = new JsonObject
                {
                    ["prompt_tokens"] = call.Bill.PromptTokens,
                    ["total_tokens"] = call.Bill.PromptTokens,
                },
            }
        );
    }

    /// <summary>A text, or an array of token ids, is one input; an array of either is as many as it holds.</summary>
    private static int Inputs(JsonElement input) =>
        input.ValueKind == JsonValueKind.Array
        && input.GetArrayLength() > 0
        && input[0].ValueKind != JsonValueKind.Number
            ? input.GetArrayLength()
            : 1;

    private static JsonNode Vector(FakeCall call, int index)
    {
        var random = new Random(unchecked(call.Seed + index));
        var vector = new float[call.Number("dimensions") ?? Dimensions];
        for (var i = 0; i < vector.Length; i++)
        {
            vector[i] = (random.Next(2001) - 1000) / 1024f; // A binary fraction: decimal and base64 say the same number.
        }
        return call.Text("encoding_format") == "base64"
            ? Convert.ToBase64String(MemoryMarshal.AsBytes(vector.AsSpan()))
            : new JsonArray([.. vector.Select(value => (JsonNode)(double)value)]);
    }
}
