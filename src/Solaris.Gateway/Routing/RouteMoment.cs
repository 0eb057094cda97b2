namespace Solaris.Routing;

/// <summary>When something is chosen, and for what.</summary>
/// <param name="Now">The clock's timestamp.</param>
internal readonly record struct RouteMoment(long Now, bool Stream);
