using System.Collections.Immutable;
using System.Text.Json;

namespace Solaris.Providers.Anthropic;

/// <summary>Writes how the next token is drawn, and what stops an answer.</summary>
internal static class SamplingWriter
{
    /// <summary>The smallest top_p that is taken beside thinking.</summary>
    private const double LeastThinkingTopP = 0.95;

    public static void Write(Utf8JsonWriter json, MessagesRequest request)
    {
        var sampling = request.Prompt.Sampling;
        var temperature = Temperature(request);
        if (temperature is { } heat)
        {
            json.WriteNumber("temperature"u8, heat);
        }
        if (TopP(request, temperature) is { } top)
        {
            json.WriteNumber("top_p"u8, top);
        }
        if (TopK(request) is { } count)
        {
            json.WriteNumber("top_k"u8, count);
        }
        WriteStop(json, request, sampling.Stop);
        Drop(request, "seed", sampling.Seed is not null);
        Drop(request, "frequency_penalty", sampling.FrequencyPenalty is not null and not 0);
        Drop(request, "presence_penalty", sampling.PresencePenalty is not null and not 0);
        Drop(request, "logit_bias", sampling.LogitBias is not null);
    }

    /// <summary>With thinking only 1 is legal. Anthropic's scale ends at 1: above it is as hot as it gets.</summary>
    private static double? Temperature(MessagesRequest request)
    {
        var wished = request.Prompt.Sampling.Temperature;
        var legal = request.Rules.Sampling && !request.Thinking.IsOn;
        Drop(request, "temperature", wished is not null and not 1 && (!legal || wished > 1));
        return legal && wished is { } heat ? Math.Clamp(heat, 0, 1) : null;
    }

    private static double? TopP(MessagesRequest request, double? temperature)
    {
        var wished = request.Prompt.Sampling.TopP;
        var legal =
            request.Rules.Sampling
            && (temperature is null || request.Rules.SamplesTwice)
            && (!request.Thinking.IsOn || wished >= LeastThinkingTopP);
        Drop(request, "top_p", wished is not null and not 1 && !legal);
        return legal && wished is { } top ? Math.Clamp(top, 0, 1) : null;
    }

    private static long? TopK(MessagesRequest request)
    {
        var wished = request.Prompt.Sampling.TopK;
        if (
            wished is null
            && request.Prompt.Other.TryGetValue("top_k", out var own)
            && own.ValueKind == JsonValueKind.Number
            && own.TryGetInt64(out var count)
        )
        {
            wished = count;
        }
        var legal = request.Rules.Sampling && !request.Thinking.IsOn && wished >= 0;
        Drop(request, "top_k", wished is not null && !legal);
        return legal ? wished : null;
    }

    private static void WriteStop(Utf8JsonWriter json, MessagesRequest request, ImmutableArray<string> stops)
    {
        var sensible = stops.RemoveAll(string.IsNullOrWhiteSpace); // Refused: «must contain non-whitespace».
        Drop(request, "stop", sensible.Length < stops.Length);
        if (sensible.IsEmpty)
        {
            return;
        }
        json.WriteStartArray("stop_sequences"u8);
        foreach (var stop in sensible)
        {
            json.WriteStringValue(stop);
        }
        json.WriteEndArray();
    }

    private static void Drop(MessagesRequest request, string field, bool asked)
    {
        if (asked)
        {
            request.Notes.Drop(field);
        }
    }
}
