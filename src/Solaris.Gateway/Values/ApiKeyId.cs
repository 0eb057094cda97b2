namespace Solaris;

/// <summary>An API key; not a secret by itself.</summary>
internal readonly record struct ApiKeyId(Guid Value);
