namespace Solaris.EndToEnd;

/// <summary>A key as its maker sees it, once.</summary>
internal sealed record ApiKeyGrant(string Id, string Secret, string UserId);
