using System.Diagnostics;
using StackExchange.Redis;

namespace Solaris.Chaos;

/// <summary>The Redis of a run, without persistence: what it loses is lost.</summary>
internal sealed class RedisProcess : IAsyncDisposable
{
    private Process _process;

    private RedisProcess(int port)
    {
        Port = port;
        _process = Launch();
    }

    public int Port { get; }

    public static RedisProcess Start() => new(Processes.FreePort());

    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void StartAgain()
    {
        _process.Dispose();
        _process = Launch();
    }

    public Task StallAsync() => Processes.SignalAsync(_process.Id, "STOP");

    public Task GoOnAsync() => Processes.SignalAsync(_process.Id, "CONT");

    /// <summary>Fails silently: another fault may have it down.</summary>
    public async Task CommandAsync(string command, params object[] arguments)
    {
        try
        {
            var settings = new ConfigurationOptions
            {
                EndPoints = { { "127.0.0.1", Port } },
                AllowAdmin = true,
                ConnectTimeout = 1_000,
            };
            await using var connection = await ConnectionMultiplexer.ConnectAsync(settings);
            await connection.GetDatabase().ExecuteAsync(command, arguments);
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            // What a run wants is that something goes wrong.
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }
        _process.Dispose();
    }

    private Process Launch()
    {
        string[] arguments =
        [
            "--port",
            Processes.Text(Port),
            "--bind",
            "127.0.0.1",
            "--save",
            "",
            "--appendonly",
            "no",
            "--logfile",
            "/dev/null",
        ];
        return Process.Start(new ProcessStartInfo("redis-server", arguments) { WorkingDirectory = Path.GetTempPath() })
            ?? throw new InvalidOperationException("redis-server did not start.");
    }
}
