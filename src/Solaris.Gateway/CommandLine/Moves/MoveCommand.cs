using System.Data.Common;
using Microsoft.Extensions.Options;
using Solaris.Ledger;
using Solaris.Storage;

namespace Solaris.CommandLine.Moves;

/// <summary><c>solaris migrate --from sqlite --to postgres</c>: from the file in SOLARIS_DATA to the server of DB_HOST.</summary>
internal static class MoveCommand
{
    public static async Task<int> RunAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var target = services.GetRequiredService<Database>();
        var folder = services.GetRequiredService<IOptions<StorageOptions>>().Value.Folder;
        var file = Path.Combine(folder, StorageFeature.FileName);
        if (target.Kind != DatabaseKind.Postgres)
        {
            return await RefuseAsync("DB_HOST is not set: it says where to move to.");
        }
        if (!File.Exists(file))
        {
            return await RefuseAsync($"There is no {file}: SOLARIS_DATA says what to move.");
        }
        try
        {
            using var alone = InstanceLock.Take(folder);
            await using var source = Database.Sqlite(file);
            Migrations.Run(source);
            var refusal = await new DatabaseMove(source, target, Console.Out).RunAsync(cancellationToken);
            return refusal is null ? await DoneAsync(file) : await RefuseAsync(refusal);
        }
        catch (InvalidOperationException taken) when (taken.InnerException is IOException)
        {
            return await RefuseAsync(taken.Message);
        }
        catch (DbException failure)
        {
            return await RefuseAsync(failure.Message);
        }
    }

    private static async Task<int> DoneAsync(string file)
    {
        await Console.Out.WriteLineAsync(
            $"Everything is in PostgreSQL. {file} was not changed: keep it until you trust the copy, and keep its folder's other files."
        );
        return ExitCodes.Done;
    }

    private static async Task<int> RefuseAsync(string why)
    {
        await Console.Error.WriteLineAsync($"solaris: nothing was moved. {why}");
        return ExitCodes.Failed;
    }
}
