using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Solaris.Ledger;
using Solaris.Storage;

namespace Solaris.LedgerLoad;

/// <summary>One replica's load on the ledger alone; bench/ledger.py starts several on one database and adds them up.</summary>
internal static class Program
{
    private static async Task Main(string[] args)
    {
        var options =
            new ConfigurationBuilder().AddCommandLine(args).Build().Get<LoadOptions>()
            ?? throw new InvalidOperationException("Options are missing; see LoadOptions.");
        await using var services = LoadServices.Build(options);
        var limits = services.GetRequiredService<LimitBook>();
        if (options.Prepare)
        {
            Migrations.Run(services.GetRequiredService<Database>());
            await Limits.PrepareAsync(limits, options.Users);
            return;
        }
        var ledger = services.GetServices<IHostedService>().OfType<LedgerLifetime>().Single();
        await ledger.StartAsync(CancellationToken.None);
        var load = new Load(options, await Limits.ReadAsync(limits, options.Users));
        var result = options.Batched
            ? await load.RunAsync(new(services.GetRequiredService<TokenLedger>()))
            : load.Run(() =>
                new(services.GetRequiredService<Database>(), services.GetRequiredService<LedgerInstance>())
            );
        await ledger.StopAsync(CancellationToken.None);
        await Console.Out.WriteLineAsync(JsonSerializer.Serialize(result));
    }
}
