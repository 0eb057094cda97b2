namespace Solaris.Accounts.SignIn;

/// <summary>Who is signed in. Automation with the master key has a role and no id.</summary>
public sealed record MeResponse(Guid? Id, string? Email, string? Name, string Role);
