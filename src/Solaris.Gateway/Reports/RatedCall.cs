using Solaris.Ledger;

namespace Solaris.Reports;

/// <summary>A charged call, with all that its cost was computed from.</summary>
internal sealed class RatedCall
{
    public const string Columns = """
        r.id as "Id", r.started_at as "StartedAt", r.input_uncached as "InputUncached",
        r.input_cache_read as "InputCacheRead", r.input_cache_write_5m as "InputCacheWrite5m",
        r.input_cache_write_1h as "InputCacheWrite1h", r.output_total as "OutputTotal",
        r.output_reasoning as "OutputReasoning", r.audio_input as "AudioInput", r.audio_output as "AudioOutput",
        r.image_input as "ImageInput", r.image_output as "ImageOutput", r.cost_micros as "CostMicros",
        r.terms as "Terms", r.attempts as "Attempts", v.value as "Price", s.basis as "Basis",
        s.amount_micros as "Held", s.charged_micros as "Charged"
        """;

    public Guid Id { get; init; }
    public long StartedAt { get; init; }
    public long InputUncached { get; init; }
    public long InputCacheRead { get; init; }
    public long InputCacheWrite5m { get; init; }
    public long InputCacheWrite1h { get; init; }
    public long OutputTotal { get; init; }
    public long OutputReasoning { get; init; }
    public long AudioInput { get; init; }
    public long AudioOutput { get; init; }
    public long ImageInput { get; init; }
    public long ImageOutput { get; init; }
    public long CostMicros { get; init; }
    public byte[]? Terms { get; init; }
    public byte[]? Attempts { get; init; }
    public string Price { get; init; } = "";
    public int Basis { get; init; }
    public long Held { get; init; }
    public long Charged { get; init; }

    public DateTimeOffset At => DateTimeOffset.FromUnixTimeMilliseconds(StartedAt);

    /// <summary>What its attempts were charged; a single one that went well is not stored apart.</summary>
    public IEnumerable<Charge> Charges =>
        Attempts is null ? [Whole] : AttemptTrail.Read(Attempts).Select(attempt => attempt.Charge);

    private Charge Whole =>
        new(
            new(
                InputUncached,
                InputCacheRead,
                InputCacheWrite5m,
                InputCacheWrite1h,
                OutputTotal,
                OutputReasoning,
                AudioInput,
                AudioOutput,
                ImageInput,
                ImageOutput
            ),
            CostMicros,
            (UsageBasis)Basis
        )
        {
            Price = Price,
            Terms = PackedTerms.Read(Terms),
        };
}
