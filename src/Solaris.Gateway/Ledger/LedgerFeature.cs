using Microsoft.Extensions.Options;
using Solaris.Ledger.Spools;
using Solaris.Ledger.Stores;
using Solaris.Ledger.Verification;
using Solaris.Storage;

namespace Solaris.Ledger;

/// <summary>Registers the quota ledger. It expects the schema to be there when hosted services start.</summary>
internal static class LedgerFeature
{
    /// <summary>About a second of the writer's work: a longer queue would only make callers wait for a refusal.</summary>
    private const int QueueCapacity = 8_192;

    public static IServiceCollection AddLedger(this IServiceCollection services)
    {
        services.AddSingleton<LedgerInstance>();
        services.AddSingleton(new LedgerQueue(QueueCapacity));
        services.AddSingleton<OpenHolds>();
        services.AddSingleton<TokenLedger>();
        services.AddSingleton<LimitBook>();
        services.AddSingleton<PackBook>();
        services.AddSingleton<CorrectionBook>();
        services.AddSingleton<LedgerVerifier>();
        services.AddSingleton<LedgerWriter>();
        services.AddSingleton<LedgerRecovery>();
        services.AddSingleton(Store);
        services.AddSingleton(MakeSpool);
        services.AddHostedService<LedgerLifetime>();
        services.AddSingleton<HoldSweeper>();
        services.AddHostedService(provider => provider.GetRequiredService<HoldSweeper>());
        services.AddHostedService<LedgerPulse>();
        services.AddSingleton<ReplicaCount>();
        services.AddHostedService(provider => provider.GetRequiredService<ReplicaCount>());
        return services;
    }

    private static ILedgerStore Store(IServiceProvider services)
    {
        var database = services.GetRequiredService<Database>();
        return database.Kind == DatabaseKind.Postgres
            ? new PostgresLedgerStore(database)
            : new SqliteLedgerStore(database);
    }

    private static Spool MakeSpool(IServiceProvider services)
    {
        var folder = services.GetRequiredService<IOptions<StorageOptions>>().Value.Folder;
        var spools = Directory.CreateDirectory(Path.Combine(folder, "spool"));
        return new(spools.FullName, services.GetRequiredService<LedgerInstance>().Id);
    }
}
