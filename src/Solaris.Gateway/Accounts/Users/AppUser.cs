namespace Solaris.Accounts.Users;

/// <summary>A stored user, as its row is. Times are Unix milliseconds.</summary>
internal sealed record AppUser
{
    /// <summary>The columns of a row, for every SELECT that reads one.</summary>
    public const string Columns = """
        u.id as Id, u.organisation_id as OrganisationId, u.email as Email, u.external_id as ExternalId,
        u.name as Name, u.role as Role, u.team_id as TeamId, u.status as Status, u.password_hash as PasswordHash,
        u.created_at as CreatedAt, u.language as Language, u.theme as Theme
        """;

    public Guid Id { get; init; }
    public Guid OrganisationId { get; init; }
    public string? Email { get; init; }

    /// <summary>The id a trusted client knows this user by.</summary>
    public string? ExternalId { get; init; }
    public string Name { get; init; } = "";
    public string Role { get; init; } = UserRole.Member;
    public Guid? TeamId { get; init; }
    public string Status { get; init; } = UserStatus.New;
    public string? PasswordHash { get; init; }
    public long CreatedAt { get; init; }

    /// <summary>Null speaks the organisation's.</summary>
    public string? Language { get; init; }

    /// <summary><c>light</c> or <c>dark</c>; null follows the person's system.</summary>
    public string? Theme { get; init; }
}
