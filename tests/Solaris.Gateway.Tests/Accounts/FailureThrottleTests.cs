using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace Solaris.Accounts;

public sealed class FailureThrottleTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly FailureThrottle _throttle;

    public FailureThrottleTests() => _throttle = new(burst: 3, TimeSpan.FromSeconds(10), _clock);

    [Fact]
    public void A_burst_is_free_and_then_each_failure_costs_an_interval()
    {
        var address = IPAddress.Parse("192.0.2.1");
        Fail(address, 3);
        Assert.Equal(TimeSpan.FromSeconds(10), _throttle.Wait(address));

        _clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(TimeSpan.Zero, _throttle.Wait(address));
        Fail(address, 1);
        Assert.Equal(TimeSpan.FromSeconds(10), _throttle.Wait(address));
    }

    [Fact]
    public void One_network_of_ipv6_is_one_address()
    {
        Fail(IPAddress.Parse("2001:db8:0:1::1"), 3);

        Assert.NotEqual(TimeSpan.Zero, _throttle.Wait(IPAddress.Parse("2001:db8:0:1:ffff::2")));
        Assert.Equal(TimeSpan.Zero, _throttle.Wait(IPAddress.Parse("2001:db8:0:2::1")));
    }

    [Fact]
    public void A_flood_of_addresses_does_not_grow_the_table_or_free_those_who_owe()
    {
        var guilty = IPAddress.Parse("192.0.2.1");
        for (var i = 0; i < 19_000; i++)
        {
            Fail(new IPAddress(0x0A000000L + i), 1);
        }
        _clock.Advance(TimeSpan.FromSeconds(11));
        Fail(guilty, 4);
        for (var i = 0; i < 5_000; i++)
        {
            Fail(new IPAddress(0x0B000000L + i), 1);
        }

        Assert.NotEqual(TimeSpan.Zero, _throttle.Wait(guilty));
    }

    private void Fail(IPAddress address, int times)
    {
        for (var i = 0; i < times; i++)
        {
            _throttle.Fail(address);
        }
    }
}
