namespace Solaris.Accounts;

/// <summary>The organisation that runs this installation.</summary>
internal sealed record Organisation(OrganisationId Id, string Name, string Zone, string Language)
{
    /// <summary>The id in SQL: whatever a request names by id must be this organisation's.</summary>
    public const string Own = "(select o.id from organisation o order by o.created_at, o.id limit 1)";

    public const string Portuguese = "pt-BR";
    public const string English = "en";
    public const string Spanish = "es";
}
