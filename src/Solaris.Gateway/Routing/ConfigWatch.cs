namespace Solaris.Routing;

/// <summary>Reads the models again when their file changes.</summary>
internal sealed class ConfigWatch(ConfigFileSource source, ModelReload reload, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (source.Files.IsEmpty)
        {
            return;
        }
        var watch = new FileWatch(() => source.Files);
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (watch.HasChanged())
            {
                reload.Run();
                watch.Accept();
            }
        }
    }
}
