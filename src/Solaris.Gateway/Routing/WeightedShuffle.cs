namespace Solaris.Routing;

/// <summary>LiteLLM's <c>simple-shuffle</c>: each place in the order is drawn in proportion to the weights that are left.</summary>
internal static class WeightedShuffle
{
    /// <summary>Candidates of weight 0 come after all others, in random order.</summary>
    public static void Order(Span<Candidate> candidates, Random random)
    {
        for (var place = 0; place < candidates.Length - 1; place++)
        {
            var drawn = place + Draw(candidates[place..], random);
            (candidates[place], candidates[drawn]) = (candidates[drawn], candidates[place]);
        }
    }

    private static int Draw(ReadOnlySpan<Candidate> candidates, Random random)
    {
        var total = 0L;
        foreach (var candidate in candidates)
        {
            total = checked(total + candidate.Weight);
        }
        if (total == 0)
        {
            return random.Next(candidates.Length);
        }
        var point = random.NextInt64(total);
        var index = 0;
        while (point >= candidates[index].Weight)
        {
            point -= candidates[index].Weight;
            index++;
        }
        return index;
    }
}
