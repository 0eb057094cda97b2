using StackExchange.Redis;

namespace Solaris.RateLimits;

/// <summary>One call in the meters that replicas share.</summary>
internal sealed class SharedPlace(SharedMeters meters, RedisKey[] keys, string call)
{
    private readonly Lock _lock = new();
    private bool _left;

    public RedisKey[] Keys => keys;

    public string Call => call;

    /// <summary>Once it is left it stays so: the order of the commands is that of this lock.</summary>
    public void Renew()
    {
        lock (_lock)
        {
            if (!_left)
            {
                meters.Renew(this);
            }
        }
    }

    /// <param name="ticks">The cost of tokens that were taken and not used.</param>
    public void Leave(long ticks)
    {
        lock (_lock)
        {
            _left = true;
            meters.Leave(this, ticks);
        }
    }
}
