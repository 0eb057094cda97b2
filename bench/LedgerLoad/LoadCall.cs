using Solaris.Ledger;

namespace Solaris.LedgerLoad;

/// <summary>What a call of the load asks for and has used: as the gateway would.</summary>
internal static class LoadCall
{
    private static readonly CallOrigin Origin = new(new(Id(1)), new(Id(2)), new UserId(Id(3)), null);

    public static HoldRequest Request(Limit[] limits) =>
        new()
        {
            Id = new(Guid.CreateVersion7(TimeProvider.System.GetUtcNow())),
            Origin = Origin,
            Model = "gpt-bench",
            Endpoint = "chat/completions",
            Limits = [.. limits],
            Bound = new(400, 600, 1, 800, 4_000_000),
            Elastic = false,
            Lifetime = TimeSpan.FromMinutes(10),
        };

    public static RequestEntry Entry(HoldRequest request, IReadOnlyList<LimitStanding> standings) =>
        new()
        {
            Id = request.Id,
            Origin = Origin,
            Endpoint = request.Endpoint,
            Model = request.Model,
            Deployment = "openai/gpt-bench",
            Provider = "openai",
            Status = 200,
            Stream = true,
            Charge = new(new(350, 0, 0, 0, 200), 1_500, UsageBasis.ProviderUsage),
            DurationMilliseconds = 1_234,
            FirstByteMilliseconds = 321,
            Standings = [.. standings],
        };

    private static Guid Id(int number) => new($"01990000-0000-7000-8000-{number:x12}");
}
