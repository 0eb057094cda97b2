using System.Globalization;
using CsCheck;
using Dapper;
using Solaris.Accounts;
using Solaris.Quotas;
using Solaris.Storage;

namespace Solaris.Reports.Rollups;

public sealed class UsageRollupTests
{
    private const long Day = 24 * UsageHour.Length;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Whatever is asked, the buckets add up to the calls, and the calls to what the ledger charged.</summary>
    [Theory]
    [InlineData(nameof(DatabaseKind.Sqlite), 1_000)]
    [InlineData(nameof(DatabaseKind.Postgres), 150)]
    [InlineData(TestDatabases.PostgresAsApp, 20)]
    public async Task Buckets_add_up_to_the_calls_and_to_the_ledger_for_any_range_zone_and_filter(
        string kind,
        int times
    )
    {
        await using var app = await QuotasApp.StartAsync(kind);
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        var made = await MakeAsync(app, now);
        var report = app.Get<UsageReport>();
        var organisation = await app.OrganisationAsync();
        string[] zones = ["America/Sao_Paulo", "Asia/Kolkata", "Asia/Kathmandu", "America/New_York", "Etc/UTC"];
        string[] rollups = ["hour", "day", "week", "month"];
        string?[] groups = [null, "user", "team", "key", "model", "provider", "deployment", "endpoint", "status"];
        string[] metrics = ["requests", "tokens", "inputTokens", "outputTokens", "cost"];
        var chooses = Gen.Select(
            Gen.Int[0, 4],
            Gen.Int[0, 3],
            Gen.Int[0, 8],
            Gen.Int[0, 8],
            Gen.Int[0, 4],
            Gen.Int[0, 5]
        );
        var ranges = Gen.Select(Gen.Long[-12 * Day, 0], Gen.Long[1, 12 * Day], Gen.Bool, Gen.Int[0, made.Count - 1]);

        await Gen.Select(chooses, ranges)
            .SampleAsync(
                async (choice, range) =>
                {
                    var (zone, rollup, group, part, metric, filter) = choice;
                    var from = now + range.Item1 - (range.Item3 ? (now + range.Item1) % UsageHour.Length : 0);
                    var plan = Plan(
                        organisation,
                        from,
                        from + range.Item2,
                        zones[zone],
                        rollups[rollup],
                        metrics[metric]
                    );
                    var one = made[range.Item4];
                    plan = plan with
                    {
                        Group = Group(groups[group]),
                        Subgroup = groups[group] is null ? null : Group(groups[part]),
                        User = filter == 1 ? one.Origin.User?.Value : null,
                        Team = filter == 2 ? one.Origin.Team?.Value : null,
                        Key = filter == 3 ? one.Origin.Key.Value : null,
                    };
                    var told = await report.ReadAsync(plan, Cancellation);
                    var counted = made.Where(call => Counts(call, plan)).Sum(call => call.Figure(plan.Metric));
                    return told.Total == counted
                        && told.Totals.Sum() == counted
                        && told.Series.Sum(line => line.Values.Sum()) + (told.Other?.Total ?? 0) == counted
                        && told.Buckets.Count == plan.Spans.Count;
                },
                iter: times
            );
    }

    [Theory]
    [InlineData(nameof(DatabaseKind.Sqlite))]
    [InlineData(nameof(DatabaseKind.Postgres))]
    public async Task A_late_row_makes_its_hour_dirty_until_it_is_summed_up_again(string kind)
    {
        await using var app = await QuotasApp.StartAsync(kind);
        var caller = await app.CallerAsync();
        var hour = UsageHour.Of(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()) - 20 * UsageHour.Length;
        await app.CallAsync(caller, At(hour + 1), input: 7, output: 0);
        Assert.Equal(15, await app.Get<UsageRoller>().CatchUpAsync(Cancellation));
        var plan = Plan(await app.OrganisationAsync(), hour, hour + UsageHour.Length, "Etc/UTC", "hour", "requests");

        Record(
            app,
            caller,
            TimeSpan.FromMilliseconds(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() - hour - 5)
        );
        await Eventually(async () => (await app.Get<UsageReport>().ReadAsync(plan, Cancellation)).Total == 2);

        Assert.Equal(1, await DirtyAsync(app));
        Assert.Equal(1, await app.Get<UsageRoller>().CatchUpAsync(Cancellation));
        Assert.Equal(0, await DirtyAsync(app));
        Assert.Equal(2, (await app.Get<UsageReport>().ReadAsync(plan, Cancellation)).Total);
    }

    [Fact]
    public async Task A_row_of_a_call_that_just_ended_costs_no_mark()
    {
        await using var app = await QuotasApp.StartAsync();
        var caller = await app.CallerAsync();

        Record(app, caller, TimeSpan.FromHours(4));
        await Eventually(async () => await CountAsync(app, "request") == 1);

        Assert.Equal(0, await CountAsync(app, "usage_dirty"));
    }

    [Fact]
    public void Hours_that_a_border_cuts_are_read_call_by_call()
    {
        var start = DateTimeOffset.Parse("2026-05-01T18:30:00Z", CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();
        var plan = Plan(default, start, start + 2 * Day, "Asia/Kolkata", "day", "tokens");

        var slices = new UsageSlices(plan, new(start + 30 * UsageHour.Length, new HashSet<long>()));

        Assert.Equal(
            [new(0, start + UsageHour.Length / 2, start + Day - UsageHour.Length / 2)],
            slices.Rolled.Where(slice => slice.Span == 0)
        );
        Assert.Equal(2 * Day, slices.Rolled.Concat(slices.Single).Sum(slice => slice.End - slice.Start));
        Assert.Equal(start + 2 * Day, slices.Single[^1].End);
    }

    /// <summary>Calls of ten days: most summed up, some hours dirty, some summed up again, the last ones too young.</summary>
    private static async Task<List<MadeCall>> MakeAsync(QuotasApp app, long now)
    {
        var random = new Random(20_261_123);
        var callers = new List<Caller>();
        for (var one = 0; one < 4; one++)
        {
            callers.Add(await app.CallerAsync());
        }
        callers[3] = callers[3] with { Origin = callers[3].Origin with { User = null, Team = callers[0].Origin.Team } };
        var made = new List<MadeCall>();
        for (var phase = 0; phase < 3; phase++)
        {
            for (var call = 0; call < 70; call++)
            {
                var at = now - random.NextInt64(call % 4 == 0 ? 8 * UsageHour.Length : 10 * Day) - 1;
                made.Add(await CallAsync(app, callers[random.Next(4)], at, random));
                await MarkAsync(app, UsageHour.Of(at), marks: phase > 0);
            }
            if (phase < 2)
            {
                await app.Get<UsageRoller>().CatchUpAsync(Cancellation);
            }
        }
        Assert.InRange(await DirtyAsync(app), 20, 70);
        Assert.InRange(await CountAsync(app, "usage_person_hour"), 60, 200);
        Assert.InRange(await CountAsync(app, "usage_day"), 10, 200);
        Assert.InRange(await CountAsync(app, "usage_person_day"), 10, 100);
        await AssertLedgerAsync(app, made);
        return made;
    }

    private static async Task<MadeCall> CallAsync(QuotasApp app, Caller caller, long at, Random random)
    {
        var (input, output, cost) = (random.NextInt64(1, 400), random.NextInt64(300), random.NextInt64(1_000_000));
        var model = random.Next(2) == 0 ? "gpt-4o" : "gpt-4o-mini";
        await app.CallAsync(caller, At(at), input, output, model, cost, random.Next(5) == 0 ? 502 : 200);
        return new(caller.Origin, at, input, output, cost);
    }

    /// <summary>The calls were dated back behind the ledger's back, so its mark is made here.</summary>
    private static async Task MarkAsync(QuotasApp app, long hour, bool marks)
    {
        if (marks)
        {
            await using var connection = app.Database.Open();
            await connection.ExecuteAsync(
                """
                insert into usage_dirty (hour, version, rolled) values (@hour, 1, 0)
                on conflict (hour) do update set version = usage_dirty.version + 1
                """,
                new { hour }
            );
        }
    }

    private static async Task AssertLedgerAsync(QuotasApp app, List<MadeCall> made)
    {
        await using var connection = app.Database.Open();
        var (tokens, micros) = await connection.QuerySingleAsync<(long, long)>(
            "select cast(sum(charged_tokens) as bigint), cast(sum(charged_micros) as bigint) from reservation"
        );
        Assert.Equal((tokens, micros), (made.Sum(call => call.Input + call.Output), made.Sum(call => call.Cost)));
    }

    private static void Record(QuotasApp app, Caller caller, TimeSpan duration) =>
        app.Get<Ledger.TokenLedger>()
            .Record(
                new()
                {
                    Id = QuotasApp.NewId(),
                    Origin = caller.Origin,
                    Endpoint = "chat/completions",
                    Model = "gpt-4o",
                    Status = 502,
                    DurationMilliseconds = (int)duration.TotalMilliseconds,
                }
            );

    private static async Task Eventually(Func<Task<bool>> holds)
    {
        for (var patience = 0; patience < 200 && !await holds(); patience++)
        {
            await Task.Delay(25, Cancellation);
        }
        Assert.True(await holds());
    }

    private static Task<long> DirtyAsync(QuotasApp app) => CountAsync(app, "usage_dirty where rolled <> version");

    private static async Task<long> CountAsync(QuotasApp app, string table)
    {
        await using var connection = app.Database.Open();
        return await connection.ExecuteScalarAsync<long>($"select count(*) from {table}");
    }

    private static UsagePlan Plan(
        OrganisationId organisation,
        long from,
        long to,
        string tz,
        string rollup,
        string metric
    )
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(tz);
        var spans = Spans.Cut(rollup, from, to, zone, UsagePlanning.MostSpans)!;
        return new(organisation, from, to, zone, spans, metric, rollup, Group: null, Subgroup: null, Limit: 3);
    }

    private static UsageGroup? Group(string? name) => UsageGroup.TryFind(name, out var group) ? group : null;

    private static bool Counts(MadeCall call, UsagePlan plan) =>
        call.At >= plan.From
        && call.At < plan.To
        && (plan.User is null || call.Origin.User?.Value == plan.User)
        && (plan.Team is null || call.Origin.Team?.Value == plan.Team)
        && (plan.Key is null || call.Origin.Key.Value == plan.Key);

    private static string At(long milliseconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToString("O", CultureInfo.InvariantCulture);

    private sealed record MadeCall(CallOrigin Origin, long At, long Input, long Output, long Cost)
    {
        public long Figure(string metric) =>
            metric switch
            {
                "requests" => 1,
                "inputTokens" => Input,
                "outputTokens" => Output,
                "cost" => Cost,
                _ => Input + Output,
            };
    }
}
