using System.Text.Json;
using System.Text.Json.Nodes;

namespace Solaris.FakeProvider;

/// <summary>Writes Gemini's answers.</summary>
internal sealed class GeminiChunks(FakeCall call)
{
    private readonly bool _showsThoughts =
        GeminiView
            .Get(GeminiView.Get(GeminiView.Get(call.Native, "generationConfig"), "thinkingConfig"), "includeThoughts")
            ?.GetBoolean()
        ?? false;

    public JsonObject Whole(Choice[] choices)
    {
        var pieces = GeminiPiece.Of(choices).GroupBy(piece => piece.Choice);
        return Envelope([.. pieces.Select(group => (JsonNode)Candidate(group.Key, [.. group]))]);
    }

    public JsonObject Of(GeminiPiece piece) => Envelope([Candidate(piece.Choice, [piece])]);

    private JsonObject Candidate(int index, GeminiPiece[] pieces)
    {
        var candidate = new JsonObject
        {
            ["content"] = new JsonObject
            {
                ["role"] = "model",
                ["parts"] = new JsonArray([.. pieces.Select(Part).Where(part => part is not null)]),
            },
            ["index"] = index,
        };
        if (pieces[^1].Finish is { } finish)
        {
            candidate["finishReason"] = finish == "length" ? "MAX_TOKENS" : "STOP"; // Also with calls.
        }
        return candidate;
    }

    private JsonObject? Part(GeminiPiece piece)
    {
        if (piece.Tool is { } tool)
        {
            var part = new JsonObject
            {
                ["functionCall"] = new JsonObject { ["name"] = tool.Name, ["args"] = Arguments(tool) },
            };
            if (piece.IsFirstCall && call.Model.StartsWith("gemini-3", StringComparison.Ordinal))
            {
                part["thoughtSignature"] = Proofs.Signature;
            }
            return part;
        }
        if (piece.Text is null || (piece.IsThought && !_showsThoughts))
        {
            return null;
        }
        var text = new JsonObject { ["text"] = piece.Text };
        if (piece.IsThought)
        {
            text["thought"] = true;
        }
        return text;
    }

    /// <summary>Arguments that the output cap cut off are none.</summary>
    private static JsonNode? Arguments(ToolCall tool)
    {
        try
        {
            return JsonNode.Parse(string.Concat(tool.Arguments));
        }
        catch (JsonException)
        {
            return new JsonObject();
        }
    }

    private JsonObject Envelope(JsonNode[] candidates)
    {
        var chunk = new JsonObject
        {
            ["candidates"] = new JsonArray(candidates),
            ["modelVersion"] = call.Model,
            ["responseId"] = call.AnswerId("resp_"),
        };
        if (call.Script["usage"] != "none")
        {
            chunk["usageMetadata"] = Usage();
        }
        return chunk;
    }

    /// <summary>Google counts thoughts beside the candidates, and the cache inside the prompt.</summary>
    private JsonObject Usage() =>
        new()
        {
            ["promptTokenCount"] = call.Bill.PromptTokens,
            ["cachedContentTokenCount"] = call.Bill.CachedTokens,
            ["candidatesTokenCount"] = call.Bill.CompletionTokens - call.Bill.ReasoningTokens,
            ["thoughtsTokenCount"] = call.Bill.ReasoningTokens,
            ["totalTokenCount"] = call.Bill.Total,
        };
}
