namespace Solaris.Routing;

/// <summary>The models after they were read again.</summary>
/// <param name="Models">Names that clients may ask for.</param>
/// <param name="Warnings">What in the file has no effect, with file, line and key.</param>
public sealed record ReloadResponse(int Models, IReadOnlyList<string> Warnings);
