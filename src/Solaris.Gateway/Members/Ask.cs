namespace Solaris.Members;

/// <summary>A stored ask for more tokens, with its person. Times are Unix milliseconds.</summary>
internal sealed record Ask
{
    public Guid Id { get; init; }
    public Guid OrganisationId { get; init; }
    public Guid UserId { get; init; }
    public string UserName { get; init; } = "";
    public Guid? TeamId { get; init; }
    public long MonthlyTokens { get; init; }
    public string Reason { get; init; } = "";
    public string Status { get; init; } = AskStatus.Open;
    public long? Granted { get; init; }
    public string? Note { get; init; }
    public Guid? DecidedBy { get; init; }
    public long? DecidedAt { get; init; }
    public long CreatedAt { get; init; }
}
