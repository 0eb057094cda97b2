using System.Collections.Frozen;
using System.Net;

namespace Solaris.Accounts.Keys;

/// <summary>A stored key as calls need to know it: its caller, and the conditions each call is checked against.</summary>
/// <param name="Caller">Whom a call runs for; for a trusted client, before the user is known.</param>
/// <param name="Owner">Status of the owning user; null when a team or nobody owns the key.</param>
/// <param name="EndsAt">Unix milliseconds after which the key is refused; <see cref="long.MaxValue"/> for never.</param>
internal sealed record KnownKey(
    Caller Caller,
    string? Owner,
    bool Revoked,
    long EndsAt,
    FrozenSet<string>? Endpoints,
    AddressRanges? Addresses
)
{
    /// <summary>Listing models costs nothing, and clients do it before they do anything else.</summary>
    private const string ModelsEndpoint = "models";

    public bool MayUse(string endpoint) =>
        Endpoints is null
        || endpoint.StartsWith(ModelsEndpoint, StringComparison.Ordinal)
        || NameScope.Contains(Endpoints, endpoint);

    public bool MayComeFrom(IPAddress? address) =>
        Addresses is null || (address is not null && Addresses.Contain(address));
}
