namespace Solaris.Payments;

/// <summary>A row of <c>voucher</c>. The code itself is shown once and not kept.</summary>
internal sealed record Voucher
{
    public const string Columns = """
        id as "Id", hint as "Hint", tokens as "Tokens", validity_days as "ValidityDays", uses as "Uses", used as "Used",
        expires_at as "ExpiresAt", created_at as "CreatedAt", withdrawn_at as "WithdrawnAt"
        """;

    public Guid Id { get; init; }
    public Guid OrganisationId { get; init; }
    public byte[] Digest { get; init; } = [];
    public string Hint { get; init; } = "";
    public long Tokens { get; init; }
    public int ValidityDays { get; init; }
    public int Uses { get; init; }
    public int Used { get; init; }
    public long ExpiresAt { get; init; }
    public long CreatedAt { get; init; }
    public long? WithdrawnAt { get; init; }
}
