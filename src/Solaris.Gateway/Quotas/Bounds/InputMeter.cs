using System.Text.Json;
using System.Text.Unicode;

namespace Solaris.Quotas.Bounds;

/// <summary>Bounds the input tokens of a request body: first by its bytes, and when that is too wide by the tokenizer.</summary>
internal sealed class InputMeter(TokenCounter counter, TimeProvider clock)
{
    /// <summary>Longer bodies are counted on another thread: the request's thread may be the one that reads the sockets.</summary>
    private const int LongForTokens = 64 * 1024;

    /// <summary>Reading is a hundred times as fast as tokenizing.</summary>
    private const int LongForBytes = 1024 * 1024;

    /// <summary>U+FFFD, which a broken byte may turn into.</summary>
    private const int BytesOfReplacement = 3;

    /// <summary>No more input tokens than this, whatever the tokenizer: the cheap bound.</summary>
    public static long CountBytes(ReadOnlySpan<byte> body, TokenFamily[] families)
    {
        var measure = Measure(body, new ByteSink(BytesPerByte(body)), families);
        long widest = 0;
        for (var index = 0; index < families.Length; index++)
        {
            widest = Math.Max(widest, measure.Total(measure.Text, families[index], index));
        }
        return widest;
    }

    /// <inheritdoc cref="CountBytes"/>
    public static ValueTask<long> CountBytesAsync(ReadOnlyMemory<byte> body, TokenFamily[] families) =>
        body.Length > LongForBytes
            ? new(Task.Run(() => CountBytes(body.Span, families)))
            : new(CountBytes(body.Span, families));

    /// <summary>The tokenizer's bound, never over <paramref name="bytes"/>, the byte bound of the same body.</summary>
    public async ValueTask<long> CountTokensAsync(ReadOnlyMemory<byte> body, TokenFamily[] families, long bytes)
    {
        var budget = new CountingBudget(clock);
        return body.Length > LongForTokens
            ? await Task.Run(() => CountTokens(body.Span, families, bytes, budget))
            : CountTokens(body.Span, families, bytes, budget);
    }

    /// <summary>One pass for each encoding among the families, nearly always one; they share the budget.</summary>
    internal long CountTokens(ReadOnlySpan<byte> body, TokenFamily[] families, long bytes, CountingBudget budget)
    {
        long widest = 0;
        foreach (var encoding in (ReadOnlySpan<TokenEncoding>)[TokenEncoding.O200k, TokenEncoding.Cl100k])
        {
            if (Array.Exists(families, family => family.Encoding == encoding))
            {
                widest = Math.Max(widest, CountTokens(body, families, encoding, budget));
            }
        }
        return Math.Min(bytes, widest);
    }

    private long CountTokens(
        ReadOnlySpan<byte> body,
        TokenFamily[] families,
        TokenEncoding encoding,
        CountingBudget budget
    )
    {
        using var tally = new TextTally(counter[encoding], budget);
        var measure = Measure(body, new TokenSink(tally, BytesPerByte(body)), families);
        long widest = 0;
        for (var index = 0; index < families.Length; index++)
        {
            var family = families[index];
            if (family.Encoding == encoding)
            {
                widest = Math.Max(widest, measure.Total(family.Text(measure.Text), family, index));
            }
        }
        return widest;
    }

    private static int BytesPerByte(ReadOnlySpan<byte> body) => Utf8.IsValid(body) ? 1 : BytesOfReplacement;

    private static BodyMeasure Measure<TSink>(ReadOnlySpan<byte> body, TSink sink, TokenFamily[] families)
        where TSink : ITextSink
    {
        try
        {
            return new BodyScanner<TSink>(body, sink, families).Scan();
        }
        catch (JsonException)
        {
            // No JSON, or nested deeper than we follow: no provider makes more tokens of it than this.
            return new BodyMeasure(
                0,
                body.Length * (long)BytesOfReplacement,
                0,
                0,
                Prompts: 1,
                new MediaTally(families),
                new HostedTools()
            );
        }
    }
}
