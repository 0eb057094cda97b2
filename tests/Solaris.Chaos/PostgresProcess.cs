using System.Globalization;
using Npgsql;

namespace Solaris.Chaos;

/// <summary>A PostgreSQL server of the run's own, with commits as durable as in production.</summary>
internal sealed class PostgresProcess : IAsyncDisposable
{
    /// <summary>As if a minute had passed without a heartbeat.</summary>
    public const string EndLeases =
        "update instance set lease_until = (extract(epoch from clock_timestamp()) * 1000)::bigint - 1";

    private const string Programs = "/usr/lib/postgresql/15/bin";
    private const string DatabaseName = "chaos";
    private readonly string _folder;

    private PostgresProcess(string folder, int port)
    {
        _folder = folder;
        Port = port;
        ConnectionString =
            $"Host=127.0.0.1;Port={Processes.Text(port)};Username=postgres;Database={DatabaseName};Timeout=5;Pooling=false";
    }

    public int Port { get; }

    public string ConnectionString { get; }

    public IReadOnlyDictionary<string, string?> Variables =>
        new Dictionary<string, string?>
        {
            ["DB_HOST"] = "127.0.0.1",
            ["DB_PORT"] = Processes.Text(Port),
            ["DB_NAME"] = DatabaseName,
            ["DB_USER"] = "postgres",
            ["DB_PASSWORD"] = "unused",
        };

    public static async Task<PostgresProcess> StartAsync(string folder)
    {
        var server = new PostgresProcess(folder, Processes.FreePort());
        Directory.CreateDirectory(folder);
        if (Environment.UserName == "root")
        {
            await Processes.RunAsync("chown", ["postgres", folder]);
        }
        await AsOwnerAsync(
            $"{Programs}/initdb",
            ["-D", folder, "-U", "postgres", "-A", "trust", "--no-sync", "--locale=C.UTF-8", "-E", "UTF8"]
        );
        await server.StartAgainAsync();
        await server.ExecuteAsync($"create database {DatabaseName}", "postgres");
        return server;
    }

    /// <summary>After a kill its children may still hold the shared memory: it is tried until it starts.</summary>
    public async Task StartAgainAsync()
    {
        var options =
            $"-p {Processes.Text(Port)} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=300 -c log_min_messages=panic";
        for (var attempt = 0; attempt < 60; attempt++)
        {
            var (code, _) = await AsOwnerAsync(
                $"{Programs}/pg_ctl",
                [
                    "-D",
                    _folder,
                    "-w",
                    "-t",
                    "30",
                    "-s",
                    "-l",
                    Path.Combine(_folder, "server.log"),
                    "-o",
                    options,
                    "start",
                ]
            );
            if (code == 0)
            {
                return;
            }
            await Task.Delay(500);
        }
        throw new InvalidOperationException("PostgreSQL did not start again.");
    }

    /// <summary>The server as <c>kill -9</c> leaves it: it recovers from its log when it starts.</summary>
    public async Task KillAsync()
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(_folder, "postmaster.pid"));
        await Processes.SignalAsync(int.Parse(lines[0], CultureInfo.InvariantCulture), "KILL");
    }

    /// <summary>Cuts the connections of gateways.</summary>
    public Task CutAsync(int most) =>
        TryAsync(
            "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'solaris' "
                + $"order by random() limit {Processes.Text(most)}"
        );

    /// <summary>Fails silently: the server may be down.</summary>
    public async Task TryAsync(string sql)
    {
        try
        {
            await ExecuteAsync(sql);
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException)
        {
            // What a run wants is that something goes wrong.
        }
    }

    public async Task<List<T>> QueryAsync<T>(string sql, Func<NpgsqlDataReader, T> read)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
        {
            rows.Add(read(reader));
        }
        return rows;
    }

    public async ValueTask DisposeAsync() =>
        await AsOwnerAsync($"{Programs}/pg_ctl", ["-D", _folder, "-m", "immediate", "-s", "stop"]);

    private async Task ExecuteAsync(string sql, string database = DatabaseName)
    {
        var settings = new NpgsqlConnectionStringBuilder(ConnectionString) { Database = database };
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static Task<(int Code, string Output)> AsOwnerAsync(string program, string[] arguments) =>
        Environment.UserName == "root"
            ? Processes.RunAsync("runuser", ["-u", "postgres", "--", program, .. arguments])
            : Processes.RunAsync(program, arguments);
}
