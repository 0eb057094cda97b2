namespace Solaris;

/// <summary>A limit's surrogate key: what buckets belong to.</summary>
internal readonly record struct LimitId(long Value);
