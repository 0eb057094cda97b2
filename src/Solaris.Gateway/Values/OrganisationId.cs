namespace Solaris;

/// <summary>The organisation that owns users, teams, keys and limits.</summary>
internal readonly record struct OrganisationId(Guid Value);
