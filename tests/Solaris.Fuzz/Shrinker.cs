namespace Solaris.Fuzz;

/// <summary>Makes a corpus that is small enough to be kept: the fewest and shortest inputs that reach every branch which it reaches.</summary>
internal sealed class Shrinker(Probe probe)
{
    private readonly CoverageMap _coverage = new();

    /// <param name="recorded">What they reach need not be reached again.</param>
    public List<byte[]> Shrink(IEnumerable<byte[]> recorded, IEnumerable<byte[]> corpus)
    {
        foreach (var input in recorded)
        {
            Take(input);
        }
        var kept = new List<byte[]>();
        foreach (var input in corpus.OrderBy(input => input.Length))
        {
            if (Run(input) && _coverage.Fresh() is { Count: > 0 } fresh)
            {
                var shorter = Reducer.Reduce(input, one => Run(one) && CoverageMap.Covers(fresh));
                kept.Add(shorter);
                Take(shorter);
            }
        }
        return kept;
    }

    private void Take(byte[] input)
    {
        Run(input);
        _coverage.Reached();
    }

    private bool Run(byte[] input)
    {
        CoverageMap.Begin();
        return probe.Run(input) is null;
    }
}
