using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Solaris.Ledger;
using Solaris.Storage;
using Solaris.Telemetry;

namespace Solaris.LedgerLoad;

/// <summary>The gateway's ledger as it is registered there, without the rest of the gateway.</summary>
internal static class LoadServices
{
    public static ServiceProvider Build(LoadOptions options)
    {
        var services = new ServiceCollection();
        services.AddLogging().AddMetrics().AddSingleton<GatewayMetrics>().AddSingleton(TimeProvider.System);
        services.AddSingleton(Options.Create(new StorageOptions { Folder = options.Folder }));
        services.AddSingleton(_ => Database.Postgres(options.Database));
        services.AddLedger();
        return services.BuildServiceProvider();
    }
}
