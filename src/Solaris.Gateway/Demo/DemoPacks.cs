using Solaris.Payments;

namespace Solaris.Demo;

/// <summary>What the demo sells; nothing when there is something on sale.</summary>
internal sealed class DemoPacks(PackStore packs) : IHostedService
{
    private static readonly PackRequest[] Offers =
    [
        new()
        {
            Name = "Essencial",
            Tokens = 500_000,
            Centavos = 2_990,
            ValidityDays = 90,
        },
        new()
        {
            Name = "Profissional",
            Tokens = 2_000_000,
            Centavos = 9_990,
            ValidityDays = 365,
        },
    ];

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if ((await packs.ListAsync(all: true, cancellationToken)).Count > 0)
        {
            return;
        }
        foreach (var offer in Offers)
        {
            await packs.AddAsync(offer, cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
