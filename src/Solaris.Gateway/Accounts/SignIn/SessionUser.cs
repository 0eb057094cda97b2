namespace Solaris.Accounts.SignIn;

/// <summary>Who is signed in, as the row of the user says now. Times are Unix milliseconds.</summary>
internal sealed record SessionUser
{
    public Guid Session { get; init; }
    public Guid Id { get; init; }
    public string? Email { get; init; }
    public string Name { get; init; } = "";
    public string Role { get; init; } = "";
    public Guid? TeamId { get; init; }
    public long SeenAt { get; init; }

    /// <summary>When they last proved who they are.</summary>
    public long ProvedAt { get; init; }

    /// <summary>How they signed in.</summary>
    public string Method { get; init; } = "";

    /// <summary>1 with a second factor, 0 without.</summary>
    public long SecondFactors { get; init; }
}
