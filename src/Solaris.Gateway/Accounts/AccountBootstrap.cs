namespace Solaris.Accounts;

/// <summary>
/// Makes a fresh installation usable: its organisation and its first administrator. To run at every start, after the
/// migrations and before the first request; it does nothing when both are there.
/// </summary>
internal sealed class AccountBootstrap(OrganisationStore organisations, FirstAdministrator administrator)
{
    public async Task<BootstrapResult> RunAsync(CancellationToken cancellationToken)
    {
        var organisation = await organisations.GetAsync(cancellationToken);
        return await administrator.EnsureAsync(organisation, cancellationToken);
    }
}
