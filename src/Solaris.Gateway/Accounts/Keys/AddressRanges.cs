using System.Collections.Immutable;
using System.Net;

namespace Solaris.Accounts.Keys;

/// <summary>CIDR ranges a key may be used from. A single address is a range of one.</summary>
internal sealed class AddressRanges
{
    private readonly ImmutableArray<IPNetwork> _ranges;

    private AddressRanges(ImmutableArray<IPNetwork> ranges) => _ranges = ranges;

    /// <summary>Ranges that were checked when they were stored.</summary>
    public static AddressRanges? Parse(IReadOnlyList<string>? ranges) =>
        ranges is null
            ? null
            : new([.. ranges.Select(text => Range(text) ?? throw new FormatException($"{text} is no address range."))]);

    public static bool IsValid(string range) => Range(range) is not null;

    public bool Contain(IPAddress address)
    {
        // A dual-mode socket shows an IPv4 client as ::ffff:a.b.c.d.
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        foreach (var range in _ranges)
        {
            if (range.Contains(plain))
            {
                return true;
            }
        }
        return false;
    }

    private static IPNetwork? Range(string text)
    {
        if (IPNetwork.TryParse(text, out var network))
        {
            return network;
        }
        return !text.Contains('/') && IPAddress.TryParse(text, out var address)
            ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
            : null;
    }
}
