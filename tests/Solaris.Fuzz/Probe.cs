using System.Diagnostics;
using Solaris.Fuzz.Targets;

namespace Solaris.Fuzz;

/// <summary>Runs a target on one input and watches its time and memory.</summary>
internal sealed class Probe(FuzzTarget target, Watchdog watchdog)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    /// <summary>A tree, its texts in UTF-16, two readers and two answers: some hundred times the input, but never its square.</summary>
    private const long BytesPerByte = 400;

    private const long BytesForAny = 4 * 1024 * 1024;

    /// <summary>What is wrong; null when nothing is.</summary>
    public Find? Run(byte[] input)
    {
        var fault = Measured(input, out var spent);
        if (fault is null && spent >= Longest)
        {
            var cpu = Environment.CpuUsage.TotalTime; // Another process may have had the core: it is tried again, by its own time.
            fault = Measured(input, out _);
            spent = Environment.CpuUsage.TotalTime - cpu;
            return spent >= Longest ? new("slow", input, $"{spent.TotalSeconds:F1} s") : fault;
        }
        return fault;
    }

    private Find? Measured(byte[] input, out TimeSpan spent)
    {
        watchdog.Begin(input);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var started = Stopwatch.GetTimestamp();
        try
        {
            target.Run(input);
        }
#pragma warning disable CA1031 // Any exception is what is looked for.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return Find.Of(exception, input);
        }
        finally
        {
            spent = Stopwatch.GetElapsedTime(started);
            watchdog.End();
        }
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        return allocated > BytesForAny + (BytesPerByte * input.Length)
            ? new("memory", input, $"{allocated} bytes for {input.Length}")
            : null;
    }
}
