using System.Collections.Immutable;
using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.OpenAi.Chat;

/// <summary>How the next token is drawn, and when to stop.</summary>
internal static class ChatSamplingReader
{
    public static bool Owns(string field) =>
        field
            is "temperature"
                or "top_p"
                or "top_k"
                or "seed"
                or "random_seed"
                or "frequency_penalty"
                or "presence_penalty"
                or "logit_bias"
                or "stop"
                or "logprobs"
                or "top_logprobs";

    public static Sampling Read(in BodyFields fields) =>
        new()
        {
            Temperature = fields.Number("temperature"),
            TopP = fields.Number("top_p"),
            TopK = fields.Whole("top_k"),
            Seed = fields.Whole("seed") ?? fields.Whole("random_seed"),
            FrequencyPenalty = fields.Number("frequency_penalty"),
            PresencePenalty = fields.Number("presence_penalty"),
            LogitBias = fields.Object("logit_bias")?.Owner,
            Stop = Stop(fields),
            LogProbabilities = fields.Flag("logprobs") ?? false,
            TopLogProbabilities = (int?)Math.Clamp(fields.Whole("top_logprobs") ?? -1, -1, int.MaxValue)
                is >= 0
                    and var top
                ? top
                : null,
        };

    /// <summary>One string, or a list of them.</summary>
    private static ImmutableArray<string> Stop(in BodyFields fields)
    {
        if (fields.Any("stop") is not { } stop)
        {
            return [];
        }
        var path = fields.PathOf("stop");
        if (stop.ValueKind != JsonValueKind.Array)
        {
            return fields.Text(stop, path) is { } one ? [one] : [];
        }
        var sequences = ImmutableArray.CreateBuilder<string>(stop.GetArrayLength());
        foreach (var sequence in stop.EnumerateArray())
        {
            sequences.Add(fields.Text(sequence, $"{path}[{sequences.Count}]") ?? "");
        }
        return sequences.DrainToImmutable();
    }
}
