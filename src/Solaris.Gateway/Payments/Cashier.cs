using System.Collections.Frozen;
using Microsoft.Extensions.Options;
using Solaris.Accounts;

namespace Solaris.Payments;

/// <summary>The payment providers that this program knows, by name.</summary>
internal sealed class Cashier(IEnumerable<IPaymentProvider> providers, IOptions<AccountsOptions> accounts)
{
    private readonly FrozenDictionary<string, IPaymentProvider> _providers = providers.ToFrozenDictionary(
        provider => provider.Name,
        StringComparer.Ordinal
    );

    public IEnumerable<IPaymentProvider> All => _providers.Values.OrderBy(one => one.Name, StringComparer.Ordinal);

    /// <summary>Null when there is none, or it is off.</summary>
    public IPaymentProvider? Find(string name) =>
        _providers.GetValueOrDefault(name) is { IsOn: true } provider ? provider : null;

    /// <summary>The page of purchases, to which a provider's own page sends the buyer back; null when we do not know our address.</summary>
    public Uri? ReturnUrl => accounts.Value.Site is { } site ? new(new Uri(site), "/admin/me/buy") : null;
}
