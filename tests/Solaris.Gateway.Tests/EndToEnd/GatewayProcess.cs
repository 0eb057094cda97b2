using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Solaris.EndToEnd;

/// <summary>
/// The built gateway as a process of its own on a free loopback port. It can be stopped politely, killed and started
/// again on the same data, and only its own process is ever signalled.
/// </summary>
internal sealed class GatewayProcess : IAsyncDisposable
{
    public const string MasterKey = "master-key-for-tests-0123456789abcdef";
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly GatewaySetup _setup;
    private readonly StringBuilder _output = new();
    private Process? _process;

    private GatewayProcess(GatewaySetup setup)
    {
        _setup = setup;
        BaseAddress = new Uri($"http://127.0.0.1:{FreePort().ToString(CultureInfo.InvariantCulture)}");
        Http = new HttpClient { BaseAddress = BaseAddress, Timeout = TimeSpan.FromSeconds(100) };
        Admin = new AdminApi(BaseAddress, MasterKey);
    }

    public Uri BaseAddress { get; }

    /// <summary>The OpenAI root, for SDKs.</summary>
    public Uri ApiRoot => new(BaseAddress, "/v1");
    public HttpClient Http { get; }
    public AdminApi Admin { get; }
    public int ProcessId => Running.Id;
    public string DataFolder => _setup.Folder;

    /// <summary>Everything the process has written to its standard output and error.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    private Process Running => _process ?? throw new InvalidOperationException("The gateway is not running.");

    public static async Task<GatewayProcess> StartAsync(GatewaySetup setup)
    {
        var gateway = new GatewayProcess(setup);
        await gateway.StartAgainAsync();
        return gateway;
    }

    /// <summary>Starts it on the same port and data as before, and waits until it is ready.</summary>
    public async Task StartAgainAsync()
    {
        _process = Launch();
        var clock = Stopwatch.StartNew();
        while (!await IsReadyAsync())
        {
            if (_process.HasExited || clock.Elapsed > StartLimit)
            {
                throw new InvalidOperationException($"The gateway did not become ready:\n{Output}");
            }
            await Task.Delay(20);
        }
    }

    /// <summary>Ends it as <c>kill -9</c> does: nothing of it runs after this returns.</summary>
    public async Task KillAsync()
    {
        Running.Kill();
        await Running.WaitForExitAsync();
    }

    /// <summary>Asks it to end (SIGTERM) and returns its exit code.</summary>
    public async Task<int> StopAsync(CancellationToken cancellationToken = default)
    {
        using var kill = Process.Start("kill", ["-TERM", ProcessId.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(cancellationToken);
        await Running.WaitForExitAsync(cancellationToken);
        return Running.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false } process)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
        _process?.Dispose();
        Http.Dispose();
        Admin.Dispose();
        await _setup.DisposeAsync();
    }

    private Process Launch()
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "solaris.dll"), "serve" },
            WorkingDirectory = _setup.Folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // A gateway inside this test process may have set it for itself.
        start.Environment.Remove("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS");
        foreach (var (name, value) in Variables())
        {
            start.Environment[name] = value;
        }
        var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        process.OutputDataReceived += (_, line) => Append(line.Data);
        process.ErrorDataReceived += (_, line) => Append(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private IEnumerable<KeyValuePair<string, string?>> Variables() =>
        new Dictionary<string, string?>
        {
            ["HOST"] = "127.0.0.1",
            ["PORT"] = BaseAddress.Port.ToString(CultureInfo.InvariantCulture),
            ["SOLARIS_DATA"] = _setup.Folder,
            ["SOLARIS_CONFIG"] = _setup.ConfigFile,
            ["SOLARIS_MASTER_KEY"] = MasterKey,
            ["SECRET_KEY"] = "secret-key-for-tests-0123456789abcdef-0123456789",
            ["LOG_LEVEL"] = "INFO",
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["DOTNET_gcServer"] = "0",
        }.Concat(_setup.Environment);

    private void Append(string? line)
    {
        lock (_output)
        {
            _output.AppendLine(line);
        }
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            using var answer = await Http.GetAsync("/health/ready");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
