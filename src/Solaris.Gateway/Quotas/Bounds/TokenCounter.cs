using Microsoft.ML.Tokenizers;

namespace Solaris.Quotas.Bounds;

/// <summary>The tokenizers, loaded on first use: 0.3 s and 40 MiB for the larger one, so the start warms them.</summary>
internal sealed class TokenCounter(TimeProvider clock)
{
    private readonly Lazy<Tokenizer> _o200k = new(() => TiktokenTokenizer.CreateForEncoding("o200k_base"));
    private readonly Lazy<Tokenizer> _cl100k = new(() => TiktokenTokenizer.CreateForEncoding("cl100k_base"));

    public Tokenizer this[TokenEncoding encoding] => encoding == TokenEncoding.Cl100k ? _cl100k.Value : _o200k.Value;

    /// <summary>An upper estimate of the tokens of text that <paramref name="model"/> wrote: what an aborted answer is charged.</summary>
    public long CountOutput(string model, ReadOnlySpan<char> text)
    {
        var family = TokenFamilies.Of(model);
        using var tally = new TextTally(this[family.Encoding], new CountingBudget(clock));
        tally.Append(text);
        return family.Text(tally.Total());
    }
}
