namespace Solaris.Live;

/// <summary>Runs the live view, and ends what is watched by someone who may no more.</summary>
internal sealed class LiveClock(LivePump pump, LiveGuests guests, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Review = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Frame, clock);
        var reviewed = clock.GetTimestamp();
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await pump.TickAsync(stoppingToken);
            if (clock.GetElapsedTime(reviewed) >= Review)
            {
                reviewed = clock.GetTimestamp();
                await guests.ReviewAsync(stoppingToken);
            }
        }
    }
}
