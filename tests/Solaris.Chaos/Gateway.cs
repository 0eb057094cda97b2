using System.Diagnostics;

namespace Solaris.Chaos;

/// <summary>One gateway process with a folder of its own. It may be killed, paused and started again.</summary>
internal sealed class Gateway(string folder, IReadOnlyDictionary<string, string?> variables) : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private readonly int _port = Processes.FreePort();
    private Process? _process;

    public Uri Address => new($"http://127.0.0.1:{Processes.Text(_port)}");

    /// <summary>One fault at a time.</summary>
    public SemaphoreSlim Gate => _gate;

    private static string Program => Path.Combine(AppContext.BaseDirectory, "solaris.dll");

    public void Start()
    {
        Directory.CreateDirectory(folder);
        var start = new ProcessStartInfo("dotnet", [Program, "serve"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in Variables())
        {
            start.Environment[name] = value;
        }
        _process?.Dispose();
        _process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, _) => { }; // It may say that its database is away, at length.
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public bool HasEnded => _process is not { HasExited: false };

    public async Task KillAsync()
    {
        if (_process is { HasExited: false } process)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    public Task PauseAsync() => SignalAsync("STOP");

    public Task GoOnAsync() => SignalAsync("CONT");

    /// <summary>Asks it to end and let its answers finish.</summary>
    public async Task StopAsync()
    {
        await SignalAsync("TERM");
        if (_process is { } process)
        {
            await process.WaitForExitAsync();
        }
    }

    public Task<(int Code, string Output)> VerifyAsync() =>
        Processes.RunAsync("dotnet", [Program, "ledger", "verify"], Variables());

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process?.Dispose();
        _gate.Dispose();
    }

    private Task SignalAsync(string signal) =>
        _process is { HasExited: false } process ? Processes.SignalAsync(process.Id, signal) : Task.CompletedTask;

    private Dictionary<string, string?> Variables() =>
        new(variables)
        {
            ["HOST"] = "127.0.0.1",
            ["PORT"] = Processes.Text(_port),
            ["SOLARIS_DATA"] = folder,
            ["LOG_LEVEL"] = "CRITICAL",
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
        };
}
