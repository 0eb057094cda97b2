namespace Solaris.Fuzz.Targets;

/// <summary>Something that must hold for every input did not.</summary>
internal sealed class BrokenPromiseException(string message) : Exception(message);
