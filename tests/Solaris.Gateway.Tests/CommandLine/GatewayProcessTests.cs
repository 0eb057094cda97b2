using System.Diagnostics;
using Dapper;
using Solaris.Configuration;
using Solaris.EndToEnd;
using Solaris.Ledger;
using Solaris.Storage;
using Solaris.Telemetry;

namespace Solaris.CommandLine;

/// <summary>The built command, as a shell runs it.</summary>
public sealed class GatewayProcessTests : IDisposable
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;
    private readonly string _folder = Directory.CreateTempSubdirectory("solaris-").FullName;

    [Fact]
    public async Task A_user_and_a_key_can_be_made_without_a_running_gateway()
    {
        var user = await RunAsync("user", "create", "--email", "ana@example.com", "--monthly-tokens", "200000");
        var key = await RunAsync("key", "create", "--name", "first", "--user", "ana@example.com");
        var twice = await RunAsync("user", "create", "--email", "ana@example.com");

        Assert.Equal(ExitCodes.Done, user.ExitCode);
        Assert.Equal(ExitCodes.Done, key.ExitCode);
        Assert.Contains("sol_live_", key.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Failed, twice.ExitCode);
    }

    [Fact]
    public async Task People_who_came_back_with_a_backup_are_erased_again_by_a_list()
    {
        var made = await RunAsync("user", "create", "--email", "ana@example.com");
        var id = made.Output.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[1];
        var list = Path.Combine(_folder, "erased");
        await File.WriteAllTextAsync(list, $"{id}\n01999999-0000-7000-8000-000000000000\n", Cancel);

        var erased = await RunAsync("user", "erase", "--list", list);
        var again = await RunAsync("user", "erase", "--list", list);
        var password = await RunAsync("user", "password", "--email", "ana@example.com");

        Assert.Contains("1 erased, 1 gone already or never known, 0 refused", erased.Output, StringComparison.Ordinal);
        Assert.Contains("0 erased, 2 gone already or never known, 0 refused", again.Output, StringComparison.Ordinal);
        Assert.Equal(
            [ExitCodes.Done, ExitCodes.Done, ExitCodes.Failed],
            [erased.ExitCode, again.ExitCode, password.ExitCode]
        );
    }

    [Fact]
    public async Task Verifying_the_ledger_exits_with_1_as_soon_as_its_books_are_wrong()
    {
        Assert.Equal(ExitCodes.Done, (await RunAsync("user", "create", "--email", "bruno@example.com")).ExitCode);
        Assert.Equal(ExitCodes.Done, (await RunAsync("ledger", "verify")).ExitCode);
        await using (var database = Database.Sqlite(Path.Combine(_folder, "solaris.db")))
        await using (var connection = await database.OpenAsync(Cancel))
        {
            await connection.ExecuteAsync("drop trigger transfer_no_delete");
        }

        var verified = await RunAsync("ledger", "verify");

        Assert.Equal(ExitCodes.Failed, verified.ExitCode);
        Assert.Contains("1 violations", verified.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_variable_stops_the_start_and_is_named()
    {
        var start = await RunAsync("serve", "--PORT=eighty");

        Assert.Equal(ConfigurationException.ExitCode, start.ExitCode);
        Assert.Contains("PORT", start.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_demo_does_not_start_in_production()
    {
        var start = await RunAsync("demo", "--environment=Production");

        Assert.Equal(ConfigurationException.ExitCode, start.ExitCode);
        Assert.Contains("ASPNETCORE_ENVIRONMENT", start.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_moves_to_postgresql_and_the_books_are_the_same()
    {
        await using var target = await PostgresDatabase.CreateAsync();
        Assert.Equal(ExitCodes.Done, (await RunAsync("user", "create", "--email", "carla@example.com")).ExitCode);
        string[] words = ["migrate", "--from", "sqlite", "--to", "postgres"];

        var nowhere = await RunAsync(words);
        var taken = await RunBesideAGatewayAsync(target, words);
        var moved = await RunAsync(target.Variables, words);
        var again = await RunAsync(target.Variables, words);
        var twice = await RunAsync(target.Variables, "user", "create", "--email", "carla@example.com");
        var verified = await RunAsync(target.Variables, "ledger", "verify");

        Assert.Contains("DB_HOST is not set", nowhere.Output, StringComparison.Ordinal);
        Assert.Contains("Another gateway is running", taken.Output, StringComparison.Ordinal);
        Assert.Contains("Everything is in PostgreSQL.", moved.Output, StringComparison.Ordinal);
        Assert.Contains("The target is not empty", again.Output, StringComparison.Ordinal);
        Assert.Equal(
            [ExitCodes.Failed, ExitCodes.Failed, ExitCodes.Done, ExitCodes.Failed, ExitCodes.Failed, ExitCodes.Done],
            [nowhere.ExitCode, taken.ExitCode, moved.ExitCode, again.ExitCode, twice.ExitCode, verified.ExitCode]
        );
    }

    [Fact]
    public async Task Half_a_move_is_a_usage_error() =>
        Assert.Contains(
            "--from and --to go together",
            (await RunAsync("migrate", "--to", "postgres")).Output,
            StringComparison.Ordinal
        );

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<(int ExitCode, string Output)> RunBesideAGatewayAsync(PostgresDatabase target, string[] words)
    {
        using var held = InstanceLock.Take(_folder);
        return await RunAsync(target.Variables, words);
    }

    private Task<(int ExitCode, string Output)> RunAsync(params string[] words) =>
        RunAsync(new Dictionary<string, string?>(), words);

    private async Task<(int ExitCode, string Output)> RunAsync(
        IReadOnlyDictionary<string, string?> variables,
        params string[] words
    )
    {
        var start = new ProcessStartInfo("dotnet", [typeof(GatewayMetrics).Assembly.Location, .. words])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["SOLARIS_DATA"] = _folder },
        };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(Cancel);
        var error = process.StandardError.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);
        return (process.ExitCode, await output + await error);
    }
}
