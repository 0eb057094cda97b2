using System.Diagnostics;

namespace Solaris.EndToEnd;

/// <summary>Waits for another process to get there: asks again every few milliseconds, for a bounded time.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    public static async Task HoldsAsync(Func<bool> condition)
    {
        var clock = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(clock.Elapsed < Limit, "It did not happen in time.");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    public static async Task<T> GetAsync<T>(Func<Task<T?>> findAsync)
        where T : class
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            if (await findAsync() is { } found)
            {
                return found;
            }
            Assert.True(clock.Elapsed < Limit, "It did not appear in time.");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }
}
