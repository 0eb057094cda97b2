using Solaris.Hosting;

namespace Solaris.Demo;

/// <summary>Seeds the organisation before requests come in, and hands its keys to the welcome.</summary>
internal sealed class DemoSeeding(
    DemoOrganisation organisation,
    DemoCurrency currency,
    DemoKeys keys,
    DemoHistory history,
    StartNotes notes
) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var teams = await organisation.SeedAsync(cancellationToken);
        notes.Key = await organisation.KeyAsync(cancellationToken);
        notes.TrustedClientKey = await organisation.TrustedClientKeyAsync(cancellationToken);
        if (teams is not null && notes.TrustedClientKey is { } chat)
        {
            await currency.SetAsync(cancellationToken);
            var key = await keys.IdAsync(chat, cancellationToken);
            var robot = await organisation.RobotAsync(teams[DemoCast.RobotTeam], cancellationToken);
            await history.WriteAsync(key ?? default, robot, cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
