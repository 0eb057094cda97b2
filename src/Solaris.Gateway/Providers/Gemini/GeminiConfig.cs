using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.Providers.Gemini;

/// <summary>Writes <c>generationConfig</c>.</summary>
internal static class GeminiConfig
{
    private const int MostStopSequences = 5;

    public static void Write(Utf8JsonWriter json, GeminiRequest request)
    {
        var prompt = request.Prompt;
        json.WriteStartObject("generationConfig");
        json.WriteNumber("maxOutputTokens", prompt.MaxOutputTokens);
        if (prompt.Choices > 1)
        {
            json.WriteNumber("candidateCount", prompt.Choices);
        }
        WriteSampling(json, prompt.Sampling);
        WriteStop(json, request);
        WriteLogProbabilities(json, request);
        WriteFormat(json, request);
        GeminiThinking.Write(json, request);
        GeminiExtensions.WriteConfig(json, request);
        if (prompt.Sampling.LogitBias is not null)
        {
            request.Notes.Drop("logit_bias");
        }
        if (prompt.ServiceTier is not (null or "auto" or "default"))
        {
            request.Notes.Drop("service_tier");
        }
        json.WriteEndObject();
    }

    private static void WriteSampling(Utf8JsonWriter json, Sampling sampling)
    {
        Write(json, "temperature", sampling.Temperature);
        Write(json, "topP", sampling.TopP);
        Write(json, "frequencyPenalty", sampling.FrequencyPenalty);
        Write(json, "presencePenalty", sampling.PresencePenalty);
        if (sampling.TopK is { } topK)
        {
            json.WriteNumber("topK", topK);
        }
        if (sampling.Seed is { } seed)
        {
            json.WriteNumber("seed", unchecked((int)seed)); // Google's is 32 bits wide.
        }
    }

    private static void Write(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
    }

    private static void WriteStop(Utf8JsonWriter json, GeminiRequest request)
    {
        var stop = request.Prompt.Sampling.Stop;
        if (stop.IsDefaultOrEmpty)
        {
            return;
        }
        if (stop.Length > MostStopSequences)
        {
            request.Notes.Unsupported("stop", $"Gemini takes at most {MostStopSequences} stop sequences.");
        }
        json.WriteStartArray("stopSequences");
        for (var i = 0; i < Math.Min(stop.Length, MostStopSequences); i++)
        {
            json.WriteStringValue(stop[i]);
        }
        json.WriteEndArray();
    }

    private static void WriteLogProbabilities(Utf8JsonWriter json, GeminiRequest request)
    {
        var sampling = request.Prompt.Sampling;
        if (!sampling.LogProbabilities)
        {
            return;
        }
        if (!request.IsVertex)
        {
            request.Notes.Unsupported("logprobs", "Only Vertex AI gives log probabilities.");
            return;
        }
        json.WriteBoolean("responseLogprobs", true);
        if (sampling.TopLogProbabilities is > 0 and var top)
        {
            json.WriteNumber("logprobs", top);
        }
    }

    private static void WriteFormat(Utf8JsonWriter json, GeminiRequest request)
    {
        if (request.Prompt.Format is not { } format)
        {
            return;
        }
        if (!request.Prompt.Tools.IsEmpty && !request.Model.IsThirdGeneration)
        {
            request.Notes.Unsupported("response_format", "This model cannot answer in JSON while it has tools.");
            return;
        }
        json.WriteString("responseMimeType", "application/json");
        if (format.Schema is { } schema)
        {
            json.WritePropertyName(request.Model.TakesJsonSchema ? "responseJsonSchema" : "responseSchema");
            GeminiTools.WriteSchema(json, schema, request);
        }
    }
}
