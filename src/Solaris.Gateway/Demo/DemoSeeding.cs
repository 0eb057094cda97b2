using Solaris.Hosting;

namespace Solaris.Demo;

/// <summary>Seeds the organisation before requests come in, and hands its keys to the welcome.</summary>
internal sealed class DemoSeeding(DemoOrganisation organisation, StartNotes notes) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await organisation.SeedAsync(cancellationToken);
        notes.Key = await organisation.KeyAsync(cancellationToken);
        notes.TrustedClientKey = await organisation.TrustedClientKeyAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
