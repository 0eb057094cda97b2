using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.Providers.OpenAi;

/// <summary>Writes how tokens are drawn. OpenAI's models that reason refuse all of it.</summary>
internal sealed class ChatSamplingWriter(Utf8JsonWriter json, Deployment deployment, TranslationNotes notes)
{
    private readonly VendorQuirks _quirks = deployment.Provider.Quirks;

    /// <param name="reasons">True for a model that reasons.</param>
    public void Write(Prompt prompt, bool reasons)
    {
        var sampling = prompt.Sampling;
        var fixedSampling = deployment.Traits.SamplingParameters == false || (reasons && _quirks.IsOpenAi);
        Number("temperature", sampling.Temperature, fixedSampling && sampling.Temperature is not 1);
        Number("top_p", sampling.TopP, fixedSampling && sampling.TopP is not 1);
        Number("top_k", sampling.TopK, fixedSampling || _quirks.IsOpenAi);
        Number("frequency_penalty", sampling.FrequencyPenalty, fixedSampling && sampling.FrequencyPenalty is not 0);
        Number("presence_penalty", sampling.PresencePenalty, fixedSampling && sampling.PresencePenalty is not 0);
        if (sampling.Seed is { } seed)
        {
            json.WriteNumber(_quirks.NameOf("seed"), seed);
        }
        Bias(sampling, fixedSampling);
        Stop(sampling, reasons && _quirks.IsOpenAi);
        LogProbabilities(sampling, fixedSampling);
    }

    private void Number(string field, double? value, bool refused)
    {
        if (value is { } number && !refused)
        {
            json.WriteNumber(field, number);
        }
        else if (value is not null)
        {
            notes.Drop(field);
        }
    }

    private void Bias(Sampling sampling, bool refused)
    {
        if (sampling.LogitBias is not { } bias)
        {
            return;
        }
        if (refused || _quirks.Drops.Contains("logit_bias"))
        {
            notes.Drop("logit_bias");
            return;
        }
        json.WritePropertyName("logit_bias"u8);
        bias.WriteTo(json);
    }

    private void Stop(Sampling sampling, bool refused)
    {
        if (sampling.Stop.IsEmpty)
        {
            return;
        }
        if (refused)
        {
            notes.Unsupported("stop", "This model takes no stop sequences.");
            return;
        }
        json.WriteStartArray("stop"u8);
        foreach (var sequence in sampling.Stop)
        {
            json.WriteStringValue(sequence);
        }
        json.WriteEndArray();
    }

    private void LogProbabilities(Sampling sampling, bool refused)
    {
        if (!sampling.LogProbabilities)
        {
            return;
        }
        if (refused)
        {
            notes.Unsupported("logprobs", "This model does not tell the probabilities of its tokens.");
            return;
        }
        json.WriteBoolean("logprobs"u8, true);
        if (sampling.TopLogProbabilities is { } top)
        {
            json.WriteNumber("top_logprobs"u8, top);
        }
    }
}
