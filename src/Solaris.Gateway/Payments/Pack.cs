namespace Solaris.Payments;

/// <summary>A row of <c>pack</c>: what is sold. A pack that was sold is taken off sale, never removed.</summary>
internal sealed record Pack
{
    /// <summary>The validity, in days, of what says none.</summary>
    public const int Year = 365;

    public const string Columns = """
        id as "Id", organisation_id as "OrganisationId", name as "Name", tokens as "Tokens", centavos as "Centavos",
        validity_days as "ValidityDays", on_sale as "OnSale", created_at as "CreatedAt"
        """;

    public Guid Id { get; init; }
    public Guid OrganisationId { get; init; }
    public string Name { get; init; } = "";
    public long Tokens { get; init; }
    public long Centavos { get; init; }
    public int ValidityDays { get; init; }
    public int OnSale { get; init; } = 1;
    public long CreatedAt { get; init; }
}
