namespace Solaris.Accounts.SignIn;

/// <summary>Who is signed in, as the row of the user says now.</summary>
internal sealed record SessionUser
{
    public Guid Id { get; init; }
    public string? Email { get; init; }
    public string Name { get; init; } = "";
    public string Role { get; init; } = "";
}
