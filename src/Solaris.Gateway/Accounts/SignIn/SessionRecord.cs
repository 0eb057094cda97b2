namespace Solaris.Accounts.SignIn;

/// <summary>A session as its owner may see it. Times are Unix milliseconds.</summary>
internal sealed record SessionRecord
{
    public Guid Id { get; init; }
    public long CreatedAt { get; init; }
    public long SeenAt { get; init; }
    public long EndsAt { get; init; }
    public string Method { get; init; } = "";
    public string? Address { get; init; }
    public string? Agent { get; init; }
}
