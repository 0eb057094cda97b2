namespace Solaris.Accounts.Keys;

/// <summary>A key just made: the only moment its secret exists here.</summary>
internal sealed record IssuedApiKey(ApiKey Key, Secret Secret);
