using System.Collections.Concurrent;
using System.Net;

namespace Solaris.Accounts.SignIn;

/// <summary>
/// After each wrong password for an account from an address the next attempt must wait longer, up to a minute. Nobody is
/// locked out for good, and failures from elsewhere do not lock the owner out.
/// </summary>
internal sealed class SignInDelays(TimeProvider clock)
{
    private const int Free = 3;
    private const int Capacity = 20_000;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<(string Email, IPAddress Address), Record> _records = new();
    private readonly FailureThrottle _addresses = new(50, TimeSpan.FromSeconds(10), clock);

    /// <summary>How long the next attempt must wait; zero when it may go ahead.</summary>
    public TimeSpan Wait(string email, IPAddress? address)
    {
        var known = _records.TryGetValue(Key(email, address), out var record);
        var account = known ? record.Until - clock.GetUtcNow() : TimeSpan.Zero;
        var wait = _addresses.Wait(address);
        return account > wait ? account : wait;
    }

    public void Fail(string email, IPAddress? address)
    {
        if (_records.Count >= Capacity)
        {
            _records.Clear(); // The throttle of addresses still holds whoever filled it.
        }
        _addresses.Fail(address);
        _records.AddOrUpdate(
            Key(email, address),
            static (_, now) => Next(0, now),
            static (_, record, now) => Next(record.Failures, now),
            clock.GetUtcNow()
        );
    }

    public void Succeed(string email, IPAddress? address) => _records.TryRemove(Key(email, address), out _);

    private static Record Next(int failures, DateTimeOffset now)
    {
        var delay = failures < Free ? TimeSpan.Zero : TimeSpan.FromSeconds(1 << Math.Min(failures - Free, 6));
        return new(failures + 1, now + (delay < Longest ? delay : Longest));
    }

    private static (string, IPAddress) Key(string email, IPAddress? address) => (email, address ?? IPAddress.None);

    private readonly record struct Record(int Failures, DateTimeOffset Until);
}
