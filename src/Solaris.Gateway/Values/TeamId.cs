namespace Solaris;

/// <summary>A group of users inside an organisation.</summary>
internal readonly record struct TeamId(Guid Value);
