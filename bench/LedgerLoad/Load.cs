using System.Collections.Concurrent;
using System.Diagnostics;

namespace Solaris.LedgerLoad;

/// <summary>Drives calls: so many at once, or so many begun a second.</summary>
internal sealed class Load(LoadOptions options, Limit[][] limits)
{
    private readonly LoadTally _tally = new(options);
    private int _next;

    public async Task<LoadResult> RunAsync(BatchedCalls calls)
    {
        await (
            options.Rate > 0
                ? PacedAsync(calls)
                : Task.WhenAll(Enumerable.Range(0, options.Callers).Select(_ => RepeatAsync(calls)))
        );
        return _tally.Result();
    }

    /// <param name="open">Opens what one caller has for itself.</param>
    public LoadResult Run(Func<SingleCalls> open)
    {
        var threads = Enumerable.Range(0, options.Callers).Select(_ => new Thread(() => Repeat(open))).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        return _tally.Result();
    }

    private async Task RepeatAsync(BatchedCalls calls)
    {
        while (!_tally.IsOver)
        {
            _tally.Add(await calls.CycleAsync(Next()));
        }
    }

    private void Repeat(Func<SingleCalls> open)
    {
        using var calls = open();
        while (!_tally.IsOver)
        {
            _tally.Add(calls.Cycle(Next()));
        }
    }

    /// <summary>Begins calls when they are due, whether earlier ones have ended or not.</summary>
    private async Task PacedAsync(BatchedCalls calls)
    {
        var running = new ConcurrentDictionary<Task, bool>();
        var begun = Stopwatch.GetTimestamp();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        for (var count = 0L; !_tally.IsOver && await timer.WaitForNextTickAsync(); )
        {
            for (; count < Stopwatch.GetElapsedTime(begun).TotalSeconds * options.Rate; count++)
            {
                var call = PacedCallAsync(calls);
                running.TryAdd(call, true);
                _ = call.ContinueWith(
                    done => running.TryRemove(done, out _),
                    CancellationToken.None,
                    TaskContinuationOptions.ExecuteSynchronously,
                    TaskScheduler.Default
                );
            }
        }
        await Task.WhenAll(running.Keys);
    }

    private async Task PacedCallAsync(BatchedCalls calls) => _tally.Add(await calls.CycleAsync(Next()));

    private Limit[] Next() => limits[(uint)Interlocked.Increment(ref _next) % (uint)limits.Length];
}
