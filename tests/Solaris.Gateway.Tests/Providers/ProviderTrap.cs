namespace Solaris.Providers;

/// <summary>A way in which providers are misread, and what shows that we do not.</summary>
/// <param name="Recordings">Interactions that are metered exactly (<c>RecordedAnswersTests</c>), with and without usage.</param>
/// <param name="Tests">Names of tests.</param>
internal sealed record ProviderTrap(string Trap, string[] Recordings, string[] Tests);
