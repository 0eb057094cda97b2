using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Solaris.Accounts;

/// <summary>
/// Slows down an address that keeps presenting wrong credentials: a number of failures at once, then one per interval.
/// IPv6 clients own whole networks, so a /64 counts as one address.
/// </summary>
internal sealed class FailureThrottle(int burst, TimeSpan interval, TimeProvider clock)
{
    private const int Capacity = 20_000;

    /// <summary>When each address will have paid for its failures (generic cell rate algorithm), in Unix ticks.</summary>
    private readonly ConcurrentDictionary<IPAddress, long> _debts = new();

    /// <summary>How long <paramref name="address"/> must wait before it may try again; zero when it may.</summary>
    public TimeSpan Wait(IPAddress? address)
    {
        if (!_debts.TryGetValue(Network(address), out var debt))
        {
            return TimeSpan.Zero;
        }
        var wait = debt - clock.GetUtcNow().Ticks - (burst - 1) * interval.Ticks;
        return wait > 0 ? TimeSpan.FromTicks(wait) : TimeSpan.Zero;
    }

    public void Fail(IPAddress? address)
    {
        var now = clock.GetUtcNow().Ticks;
        if (_debts.Count >= Capacity)
        {
            Purge(now);
        }
        _debts.AddOrUpdate(
            Network(address),
            static (_, arguments) => arguments.now + arguments.step,
            static (_, debt, arguments) => Math.Max(debt, arguments.now) + arguments.step,
            (now, step: interval.Ticks)
        );
    }

    /// <summary>Those who have paid go first; if that does not help, everyone starts over rather than the table growing.</summary>
    private void Purge(long now)
    {
        foreach (var (address, debt) in _debts)
        {
            if (debt <= now)
            {
                _debts.TryRemove(address, out _);
            }
        }
        if (_debts.Count >= Capacity)
        {
            _debts.Clear();
        }
    }

    private static IPAddress Network(IPAddress? address)
    {
        if (address is null)
        {
            return IPAddress.None;
        }
        if (address.AddressFamily != AddressFamily.InterNetworkV6 || address.IsIPv4MappedToIPv6)
        {
            return address;
        }
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new(bytes);
    }
}
