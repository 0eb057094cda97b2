namespace Solaris.Reports;

/// <summary>The sum of one bucket.</summary>
internal sealed class SpanSum
{
    public int Span { get; init; }
    public long Value { get; init; }
}
