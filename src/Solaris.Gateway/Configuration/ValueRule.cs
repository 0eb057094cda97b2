namespace Solaris.Configuration;

/// <summary>What a setting may be.</summary>
/// <param name="Allowed">Said to people, after "allowed:" and in the documentation.</param>
/// <param name="Read">The value in the form that .NET's binder understands, or null when it is not allowed.</param>
internal sealed record ValueRule(string Allowed, Func<string, string?> Read);
