using System.Collections.Frozen;

namespace Solaris.Payments;

/// <summary>The payment providers that this program knows, by name.</summary>
internal sealed class Cashier(IEnumerable<IPaymentProvider> providers)
{
    private readonly FrozenDictionary<string, IPaymentProvider> _providers = providers.ToFrozenDictionary(
        provider => provider.Name,
        StringComparer.Ordinal
    );

    public IEnumerable<IPaymentProvider> All => _providers.Values.OrderBy(one => one.Name, StringComparer.Ordinal);

    /// <summary>Null when there is none, or it is off.</summary>
    public IPaymentProvider? Find(string name) =>
        _providers.GetValueOrDefault(name) is { IsOn: true } provider ? provider : null;
}
