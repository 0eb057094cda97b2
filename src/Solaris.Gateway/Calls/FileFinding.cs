namespace Solaris.Calls;

/// <summary>What is known of the files that a call names.</summary>
/// <param name="Strange">An id that is not the caller's; null when all are.</param>
/// <param name="Deployments">Those whose accounts hold the files.</param>
internal readonly record struct FileFinding(string? Strange, IReadOnlyList<string> Deployments);
