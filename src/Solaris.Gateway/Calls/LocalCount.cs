using System.Buffers;
using System.Text;
using Solaris.Providers;
using Solaris.Quotas.Bounds;

namespace Solaris.Calls;

/// <summary>What a call used when its provider did not say, counted by our own tokenizers: never more than was held for it.</summary>
internal sealed class LocalCount(TokenCounter counter, InputMeter meter)
{
    /// <summary>Longer texts are counted on another thread: this one may be reading the sockets.</summary>
    private const int LongText = 64 * 1024;

    public async ValueTask<TokenUsage> CountAsync(GenerationCall call, Deployment deployment, OutputText? text)
    {
        var model = deployment.UpstreamModel ?? call.Envelope.Model;
        var input = await meter.CountTokensAsync(call.Body, [TokenFamilies.Of(model)], call.Hold.InputTokens);
        var output = text is null ? 0 : await CountAsync(model, text);
        return new(input, 0, 0, 0, Math.Min(output, call.Hold.OutputTokens));
    }

    private async ValueTask<long> CountAsync(string model, OutputText text) =>
        text.Kept.Length > LongText ? await Task.Run(() => Count(model, text)) : Count(model, text);

    private long Count(string model, OutputText text)
    {
        var kept = text.Kept;
        var chars = ArrayPool<char>.Shared.Rent(kept.Length);
        try
        {
            var length = Encoding.UTF8.GetChars(kept, chars);
            return counter.CountOutput(model, chars.AsSpan(0, length)) + (text.Overflow / OutputText.BytesPerToken);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(chars);
        }
    }
}
