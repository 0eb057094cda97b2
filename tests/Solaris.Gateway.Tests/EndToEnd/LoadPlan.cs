namespace Solaris.EndToEnd;

/// <summary>What one call of a load run will do and meet.</summary>
/// <param name="LeavesAfter">The client leaves after so many events.</param>
internal sealed record LoadPlan(int Weight, bool Stream, string Model, string Script = "", int? LeavesAfter = null)
{
    /// <summary>The provider says what it billed.</summary>
    public bool Metered => Script != "usage=none";

    /// <summary>Faults come on models of their own, so that one broken deployment does not stop the others.</summary>
    private static readonly LoadPlan[] Plans =
    [
        new(40, false, "fake-chat"),
        new(30, true, "fake-chat"),
        new(6, true, "fake-chat", "delay=1", LeavesAfter: 3),
        new(3, true, "fake-chat-drain", "usage=groq;delay=1", LeavesAfter: 1),
        new(3, true, "fake-chat-drain", "usage=groq"),
        new(2, true, "fake-chat", "usage=none"),
        new(4, false, "fake-flaky", "status=500;times=1"),
        new(3, false, "fake-broken", "status=500"),
        new(2, false, "fake-broken", "status=429"),
        new(2, false, "fake-broken", "reset=before"),
        new(2, true, "fake-broken", "cut=3"),
        new(2, true, "fake-broken", "error-event=3"),
        new(1, true, "fake-broken", "end=2"),
    ];
    private static readonly int Sum = Plans.Sum(plan => plan.Weight);

    public static LoadPlan Pick(Random random)
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
