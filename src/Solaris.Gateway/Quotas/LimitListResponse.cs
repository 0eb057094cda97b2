namespace Solaris.Quotas;

/// <summary>The limits of one scope.</summary>
public sealed record LimitListResponse(IReadOnlyList<LimitResponse> Items);
