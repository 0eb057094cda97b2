namespace Solaris.Dashboard;

/// <summary>One file of the dashboard, in memory, with the compressed copies that its build made.</summary>
/// <param name="Tag">The ETag: from the content, so that it is the same on every replica.</param>
internal sealed record DashboardFile(string ContentType, string Tag, byte[] Plain, byte[]? Brotli, byte[]? Gzip);
