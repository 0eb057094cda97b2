namespace Solaris.Reports.Rollups;

/// <summary>A part of the bucket <paramref name="Span"/>.</summary>
internal readonly record struct UsageSlice(int Span, long Start, long End);
