namespace Solaris;

/// <summary>On whose account a call runs.</summary>
internal readonly record struct CallOrigin(OrganisationId Organisation, ApiKeyId Key, UserId? User, TeamId? Team);
