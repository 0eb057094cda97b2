namespace Solaris.RateLimits;

/// <summary>A call's place among the parallel calls of its key. The default value holds nothing.</summary>
internal readonly struct RateLease : IDisposable
{
    public void Dispose() { }
}
