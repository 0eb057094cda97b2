namespace Solaris.Accounts;

/// <summary>How a trusted client names an end user: its own id, an e-mail address in lower case, or both.</summary>
internal readonly record struct UserIdentity(string? ExternalId, string? Email);
