namespace Solaris.Chaos;

/// <summary>Breaks things, one after the other, by a seed.</summary>
internal sealed class Faults(ChaosOptions options, ChaosSystem system, Tally tally)
{
    /// <summary>Longer than the sweeper needs to find a lease that has ended.</summary>
    private static readonly TimeSpan PastTheLease = TimeSpan.FromSeconds(7);

    private readonly Random _random = new(options.Seed);
    private readonly List<Task> _running = [];

    public async Task RunAsync(CancellationToken stop)
    {
        (int Weight, string Name, Func<Task> Run)[] faults =
        [
            (60, "database connections cut", () => system.Postgres.CutAsync(_random.Next(1, 4))),
            (10, "redis flushed", () => system.Redis.CommandAsync("FLUSHALL")),
            (8, "redis paused", () => system.Redis.CommandAsync("CLIENT", "PAUSE", "500")),
            (4, "redis full", FillRedisAsync),
            (4, "redis stalled", () => Later(StallRedisAsync)),
            (4, "redis killed", () => Later(KillRedisAsync)),
            (5, "gateway killed", () => Later(KillGatewayAsync)),
            (3, "gateway paused past its lease", () => Later(PauseGatewayAsync)),
            (1, "gateway stopped in order", () => Later(StopGatewayAsync)),
            (1, "database killed", KillDatabaseAsync),
        ];
        var sum = faults.Sum(fault => fault.Weight);
        while (!stop.IsCancellationRequested)
        {
            var left = _random.Next(sum);
            var i = 0;
            while (left >= faults[i].Weight)
            {
                left -= faults[i++].Weight;
            }
            await faults[i].Run();
            await SuperviseAsync();
            tally.Broke(faults[i].Name);
            await Task.Delay(
                _random.Next(options.LeastPauseMilliseconds, options.MostPauseMilliseconds),
                CancellationToken.None
            );
        }
        await Task.WhenAll(_running);
    }

    /// <summary>A fault that lasts goes on beside the next ones.</summary>
    private Task Later(Func<Task> fault)
    {
        _running.RemoveAll(task => task.IsCompletedSuccessfully);
        _running.Add(fault());
        return Task.CompletedTask;
    }

    /// <summary>A gateway that finds no database when it starts gives up: whatever runs it starts it again.</summary>
    private async Task SuperviseAsync()
    {
        foreach (var gateway in system.Gateways)
        {
            if (gateway.HasEnded && await gateway.Gate.WaitAsync(TimeSpan.Zero))
            {
                gateway.Start();
                gateway.Gate.Release();
            }
        }
    }

    private async Task KillGatewayAsync()
    {
        var gateway = Any();
        await gateway.Gate.WaitAsync();
        await gateway.KillAsync();
        await Task.Delay(200);
        gateway.Start();
        gateway.Gate.Release();
    }

    /// <summary>A clean end, and a start that must find nothing to recover.</summary>
    private async Task StopGatewayAsync()
    {
        var gateway = Any();
        await gateway.Gate.WaitAsync();
        await gateway.StopAsync();
        gateway.Start();
        gateway.Gate.Release();
    }

    /// <summary>
    /// A process that sleeps longer than its lease: others end its holds, and then it wakes and settles. The lease is ended by hand, so
    /// that a run need not wait a minute for it.
    /// </summary>
    private async Task PauseGatewayAsync()
    {
        var gateway = Any();
        await gateway.Gate.WaitAsync();
        await gateway.PauseAsync();
        await system.Postgres.TryAsync(PostgresProcess.EndLeases);
        await Task.Delay(PastTheLease);
        await gateway.GoOnAsync();
        gateway.Gate.Release();
    }

    private async Task KillDatabaseAsync()
    {
        await system.Postgres.KillAsync();
        await Task.Delay(_random.Next(100, 1_500));
        await system.Postgres.StartAgainAsync();
    }

    private async Task KillRedisAsync()
    {
        await system.RedisGate.WaitAsync();
        await system.Redis.KillAsync();
        await Task.Delay(500);
        system.Redis.StartAgain();
        system.RedisGate.Release();
    }

    private async Task StallRedisAsync()
    {
        await system.RedisGate.WaitAsync();
        await system.Redis.StallAsync();
        await Task.Delay(1_500);
        await system.Redis.GoOnAsync();
        system.RedisGate.Release();
    }

    private async Task FillRedisAsync()
    {
        await system.Redis.CommandAsync(
            "CONFIG",
            "SET",
            "maxmemory-policy",
            _random.Next(2) == 0 ? "noeviction" : "allkeys-lru"
        );
        await system.Redis.CommandAsync("CONFIG", "SET", "maxmemory", "1");
        await Task.Delay(300);
        await system.Redis.CommandAsync("CONFIG", "SET", "maxmemory", "0");
    }

    private Gateway Any() => system.Gateways[_random.Next(system.Gateways.Length)];
}
