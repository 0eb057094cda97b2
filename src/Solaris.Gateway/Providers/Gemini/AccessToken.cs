namespace Solaris.Providers.Gemini;

/// <summary>What a service account calls the API with.</summary>
internal sealed record AccessToken(Secret Value, DateTimeOffset Expires);
