using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using StackExchange.Redis;

namespace Solaris.Redis;

/// <summary>A real Redis of one test, in memory only: it may be killed, stalled and emptied.</summary>
internal sealed class RedisServer : IAsyncDisposable
{
    private readonly string[] _settings;
    private Process _process;

    private RedisServer(int port, string[] settings)
    {
        Port = port;
        _settings = settings;
        _process = Launch();
    }

    public int Port { get; }

    public RedisOptions Options => new() { Host = "127.0.0.1", Port = Port };

    public static async Task<RedisServer> StartAsync(params string[] settings)
    {
        var server = new RedisServer(FreePort(), settings);
        await server.AnswersAsync();
        return server;
    }

    public async Task StartAgainAsync()
    {
        _process.Dispose();
        _process = Launch();
        await AnswersAsync();
    }

    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Its connections stay, and nothing answers.</summary>
    public Task StallAsync() => SignalAsync("STOP");

    public Task GoOnAsync() => SignalAsync("CONT");

    public async Task<RedisResult> ExecuteAsync(string command, params object[] arguments)
    {
        var settings = RedisConnection.Of(Options);
        settings.AllowAdmin = true;
        await using var connection = await ConnectionMultiplexer.ConnectAsync(settings);
        return await connection.GetDatabase().ExecuteAsync(command, arguments);
    }

    /// <summary>A link of its own, as each gateway has.</summary>
    public async Task<RedisLink> LinkAsync(TimeProvider clock)
    {
        // The machine of the tests may be busy: an answer that is late there would be decided without Redis.
        var options = Options;
        options.PatienceMilliseconds = 2_000;
        var link = Link(options, clock);
        await link.StartAsync(CancellationToken.None);
        var patience = Stopwatch.StartNew();
        while (!link.IsUp)
        {
            Assert.True(patience.Elapsed < TimeSpan.FromSeconds(20), "Redis was not found.");
            await Task.Delay(10);
        }
        return link;
    }

    public static RedisLink Link(RedisOptions options, TimeProvider clock) =>
        new(
            Microsoft.Extensions.Options.Options.Create(options),
            new RedisMetrics(new UnheardMeters()),
            clock,
            NullLogger<RedisLink>.Instance
        );

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }
        _process.Dispose();
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    private Process Launch()
    {
        var start = new ProcessStartInfo("redis-server") { RedirectStandardOutput = true, UseShellExecute = false };
        string[] usual = ["--port", Port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--save", ""];
        Array.ForEach(
            [.. usual, "--appendonly", "no", "--dir", Path.GetTempPath(), .. _settings],
            start.ArgumentList.Add
        );
        try
        {
            var process = Process.Start(start)!;
            process.OutputDataReceived += (_, _) => { }; // A full pipe would stop it.
            process.BeginOutputReadLine();
            return process;
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException(
                "This test needs redis-server: run scripts/test, which installs it.",
                exception
            );
        }
    }

    private async Task AnswersAsync()
    {
        var patience = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, Port);
                return;
            }
            catch (SocketException)
            {
                Assert.True(patience.Elapsed < TimeSpan.FromSeconds(20), "redis-server did not start.");
                await Task.Delay(10);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
