using Solaris.Quotas.Bounds;

namespace Solaris.Anthropic;

/// <summary>Counts a call's input with our own tokenizers: the bound that would be held for it.</summary>
internal sealed class LocalTokenCount(InputMeter meter)
{
    public async ValueTask<long> CountAsync(CountedCall call)
    {
        var model = call.Candidates is [var first, ..] ? first.UpstreamModel : null;
        TokenFamily[] families = [TokenFamilies.Of(model ?? call.Envelope.Model)];
        var bytes = await InputMeter.CountBytesAsync(call.Body, families);
        return await meter.CountTokensAsync(call.Body, families, bytes);
    }
}
