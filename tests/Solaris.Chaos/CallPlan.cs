namespace Solaris.Chaos;

/// <summary>What one call does and meets.</summary>
/// <param name="LeavesAfter">The client leaves after so many bytes of the answer.</param>
internal sealed record CallPlan(int Weight, bool Stream, string Script = "", int? LeavesAfter = null)
{
    private static readonly CallPlan[] Plans =
    [
        new(40, Stream: false),
        new(25, Stream: true),
        new(8, Stream: true, "delay=2"),
        new(6, Stream: true, "delay=2", LeavesAfter: 400),
        new(4, Stream: false, LeavesAfter: 0),
        new(3, Stream: true, "usage=none"),
        new(3, Stream: false, "status=500;times=1"),
        new(3, Stream: false, "reset=before;times=1"),
        new(2, Stream: true, "cut=3"),
        new(2, Stream: true, "error-event=3"),
        new(2, Stream: false, "status=400"),
        new(2, Stream: false, "garbage=html;times=1"),
    ];

    public bool TellsUsage => !Script.Contains("usage=none", StringComparison.Ordinal);

    /// <summary>What is to go wrong at the client or at the provider; null for a call that is to go well.</summary>
    public string? Fault =>
        LeavesAfter is not null ? "client leaves"
        : Script is "" or "delay=2" ? null
        : "provider: " + Script;

    private static readonly int Sum = Plans.Sum(plan => plan.Weight);

    public static CallPlan Pick(Random random)
    {
        var left = random.Next(Sum);
        var i = 0;
        while (left >= Plans[i].Weight)
        {
            left -= Plans[i++].Weight;
        }
        return Plans[i];
    }
}
