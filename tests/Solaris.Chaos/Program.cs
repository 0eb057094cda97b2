using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Configuration;

namespace Solaris.Chaos;

/// <summary>
/// Breaks a whole installation while it serves, and checks the books afterwards:
/// <c>dotnet run -- --seed 7 --seconds 60 --report FILE</c>. Exits with 1 when a promise was broken.
/// </summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        var options = new ConfigurationBuilder().AddCommandLine(args).Build().Get<ChaosOptions>() ?? new ChaosOptions();
        var tally = new Tally();
        await using var system = await ChaosSystem.StartAsync();
        Say("The installation is up.");
        using var setup = new Setup(system.Gateways[0].Address);
        var keys = await setup.RunAsync();
        var clock = Stopwatch.StartNew();
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(options.Seconds));
        using var early = PosixSignalRegistration.Create(
            PosixSignal.SIGTERM,
            signal =>
            {
                signal.Cancel = true; // What was started must be ended.
                stop.Cancel();
            }
        );
        await Task.WhenAll(
            new Traffic(options, system.Gateways, keys, tally).RunAsync(stop.Token),
            new Faults(options, system, tally).RunAsync(stop.Token)
        );
        var seconds = clock.Elapsed.TotalSeconds;
        Say("The load has ended; auditing.");
        var violations = await new Audit(system, tally).RunAsync();
        var text = await Report.WriteAsync(options, system, tally, seconds, violations);
        await Console.Out.WriteAsync(text);
        if (options.Report is { } file)
        {
            await File.WriteAllTextAsync(file, text);
        }
        await Console.Out.WriteLineAsync(
            string.Create(CultureInfo.InvariantCulture, $"{violations.Count} violations, seed {options.Seed}")
        );
        return violations.Count == 0 ? 0 : 1;
    }

    private static void Say(string what) => Console.Error.WriteLine(what);
}
