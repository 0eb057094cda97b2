namespace Solaris.OpenAi.Files;

/// <summary>For whom a provider is asked.</summary>
/// <param name="Language">Of what is refused.</param>
internal readonly record struct Asker(string Language, CancellationToken Aborted);
