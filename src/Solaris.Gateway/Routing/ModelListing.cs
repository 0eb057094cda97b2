namespace Solaris.Routing;

/// <summary>A model as <c>GET /v1/models</c> shows it.</summary>
internal sealed record ModelListing(string Id, string OwnedBy, long? ContextWindow, ModelPrice? Price);
