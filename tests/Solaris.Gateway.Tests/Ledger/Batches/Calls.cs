namespace Solaris.Ledger.Batches;

/// <summary>Short ways to say a hold, a charge and their ids in tests.</summary>
internal static class Calls
{
    public static readonly CallOrigin Origin = new(new(Id(9_001)), new(Id(9_002)), new(Id(9_003)), new(Id(9_004)));

    /// <summary>A readable id: the number in its last bytes.</summary>
    public static Guid Id(int number) => new($"01990000-0000-7000-8000-{number:x12}");

    public static HoldRequest Request(int id, long input, long output, params Limit[] limits) =>
        new()
        {
            Id = new(Id(id)),
            Origin = Origin,
            Model = "gpt-test",
            Endpoint = "chat/completions",
            Limits = [.. limits],
            Bound = new(input, output, 1, input * 2, 4_000_000),
            Elastic = false,
            Lifetime = TimeSpan.FromMinutes(10),
        };

    public static HoldRequest Elastic(this HoldRequest request, int choices = 1) =>
        request with
        {
            Elastic = true,
            Bound = request.Bound with { Choices = choices },
        };

    public static Charge Used(
        long input,
        long output,
        UsageBasis basis = UsageBasis.ProviderUsage,
        long? micros = null
    ) => new(new(input, 0, 0, 0, output), micros ?? input * 2 + output * 4, basis);

    public static RequestEntry Entry(int id, Charge charge, params LimitStanding[] standings) =>
        new()
        {
            Id = new(Id(id)),
            Origin = Origin,
            Endpoint = "chat/completions",
            Model = "gpt-test",
            Deployment = "openai/gpt-test",
            Provider = "openai",
            Status = 200,
            Stream = true,
            Charge = charge,
            DurationMilliseconds = 1_234,
            FirstByteMilliseconds = 321,
            Standings = [.. standings],
        };

    public static HoldResult Hold(this MemoryLedger ledger, HoldRequest request)
    {
        var operation = new HoldOperation(request);
        ledger.Run(operation);
        Assert.True(operation.Answer.IsCompletedSuccessfully);
        return operation.Decided!;
    }

    public static void Settle(this MemoryLedger ledger, int id, Charge charge) =>
        ledger.Run(new ResolveOperation(Id(id), charge, request: null));

    public static void Release(this MemoryLedger ledger, int id) => ledger.Settle(id, Charge.Nothing);

    public static void Expire(this MemoryLedger ledger, int id) => ledger.Run(new ExpireOperation(Id(id)));
}
