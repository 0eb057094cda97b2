namespace Solaris.Accounts;

/// <summary>The organisation that runs this installation.</summary>
internal sealed record Organisation(OrganisationId Id, string Name, string Zone, string Language)
{
    public const string Portuguese = "pt-BR";
    public const string English = "en";
}
