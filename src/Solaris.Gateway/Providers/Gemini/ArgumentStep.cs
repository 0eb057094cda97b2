namespace Solaris.Providers.Gemini;

/// <summary>One step of a path into arguments: a property's name, or an item's number.</summary>
internal readonly record struct ArgumentStep(string? Name, int? Index);
