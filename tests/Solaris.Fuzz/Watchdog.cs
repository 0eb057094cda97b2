namespace Solaris.Fuzz;

/// <summary>Ends the process when an input does not come back, and leaves the input behind.</summary>
internal sealed class Watchdog : IDisposable
{
    /// <summary>Of processor time, because other processes may have the cores.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan Round = TimeSpan.FromSeconds(2);
    private readonly string _file;
    private readonly Timer _timer;
    private volatile byte[]? _input;
    private byte[]? _seen;
    private TimeSpan _since;

    /// <param name="file">Where the input goes.</param>
    public Watchdog(string file)
    {
        _file = file;
        _timer = new Timer(_ => Look(), null, Round, Round);
    }

    public void Begin(byte[] input) => _input = input;

    public void End() => _input = null;

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        var (input, now) = (_input, Environment.CpuUsage.TotalTime);
        if (input is null || !ReferenceEquals(input, _seen))
        {
            (_seen, _since) = (input, now);
        }
        else if (now - _since > Longest)
        {
            File.WriteAllBytes(_file, input);
            Console.Error.WriteLine($"An input does not come back: {_file}");
            Environment.Exit(70);
        }
    }
}
