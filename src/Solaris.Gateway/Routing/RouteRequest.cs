namespace Solaris.Routing;

/// <summary>What of a call matters for where it goes.</summary>
/// <param name="Tags">Tags the deployment must have, parted by commas; null for none.</param>
internal readonly record struct RouteRequest(bool Stream, string? Tags);
