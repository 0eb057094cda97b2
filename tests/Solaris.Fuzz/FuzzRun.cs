using System.Diagnostics;
using System.Globalization;
using Solaris.Fuzz.Mutations;
using Solaris.Fuzz.Targets;

namespace Solaris.Fuzz;

/// <summary>
/// The loop: change an input that is known, run it, and keep it when it reached something new. In one process, because starting or waking
/// another for each input takes longer than parsing it.
/// </summary>
internal sealed class FuzzRun : IDisposable
{
    private const int MostFinds = 200;
    private static readonly TimeSpan ReportEach = TimeSpan.FromMinutes(1);

    private readonly FuzzTarget _target;
    private readonly Findings _findings;
    private readonly Watchdog _watchdog;
    private readonly Probe _probe;
    private readonly CoverageMap _coverage = new();
    private readonly List<byte[]> _known = [];
    private readonly Random _random;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private long _runs;

    public FuzzRun(FuzzTarget target, string folder, int seed)
    {
        _target = target;
        _random = new Random(seed);
        _findings = new Findings(Path.Combine(folder, "finds"));
        _watchdog = new Watchdog(Path.Combine(folder, "finds", "hang"));
        _probe = new Probe(target, _watchdog);
    }

    /// <summary>Returns a small corpus of all that was reached beyond <paramref name="recorded"/>.</summary>
    public IReadOnlyList<byte[]> Run(List<byte[]> recorded, List<byte[]> kept, TimeSpan time)
    {
        foreach (var seed in recorded.Concat(kept))
        {
            Try(seed);
        }
        Report();
        var mutator = new Mutator(Dictionary.Of(recorded), _random);
        for (var next = ReportEach; _watch.Elapsed < time && _findings.Count < MostFinds; )
        {
            Try(mutator.Mutate(Pick(), Pick()));
            if (_watch.Elapsed > next)
            {
                Report();
                next += ReportEach;
            }
        }
        Report();
        return new Shrinker(_probe).Shrink(recorded, _known);
    }

    public void Dispose() => _watchdog.Dispose();

    /// <summary>New inputs lead to more new ones: half of the picks are among the last hundred.</summary>
    private byte[] Pick() =>
        _known[
            _random.Next(2) == 0
                ? _random.Next(_known.Count)
                : _known.Count - 1 - _random.Next(Math.Min(100, _known.Count))
        ];

    private void Try(byte[] input)
    {
        CoverageMap.Begin();
        _runs++;
        var find = _probe.Run(input);
        if (find is not null)
        {
            _findings.Add(find);
        }
        else if (_coverage.Reached() || _known.Count == 0)
        {
            _known.Add(input);
        }
    }

    private void Report() =>
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{_target.Name}: {_watch.Elapsed:hh\\:mm\\:ss} wall, {Environment.CpuUsage.TotalTime:hh\\:mm\\:ss} processor, "
                    + $"{_runs} runs, {_coverage.Edges} edges, {_known.Count} inputs, {_findings.Count} finds"
            )
        );
}
