using Solaris.Ledger.Batches;
using Solaris.Storage;
using static Solaris.Ledger.Batches.Calls;

namespace Solaris.Ledger;

/// <summary>What the ledger promises, on either database.</summary>
public abstract class TokenLedgerTests(string kind) : IAsyncLifetime
{
    private TestLedger _test = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _test = await TestLedger.StartAsync(kind);

    public async ValueTask DisposeAsync()
    {
        await _test.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Settling_charges_the_reported_usage_returns_the_rest_and_logs_the_call()
    {
        var limit = await _test.LimitAsync(LimitScope.User, 1_000);

        var result = await _test.Ledger.HoldAsync(Request(1, 100, 500, limit), Cancellation);
        await using (var hold = result.Hold)
        {
            Assert.Equal(600, (await _test.StandingAsync(limit)).Held);
            await hold!.SettleAsync(Entry(1, Used(100, 50), [.. result.Standings]));
        }

        var standing = await _test.StandingAsync(limit);
        Assert.Equal((1_000, 150, 0), (standing.Granted, standing.Used, standing.Held));
        Assert.Equal(
            50,
            await _test.ScalarAsync<long>("select output_total from request where id = @id", new { id = Id(1) })
        );
        Assert.Equal(
            "chat/completions",
            await _test.ScalarAsync<string>("select n.value from request r join name n on n.id = r.endpoint")
        );
        await _test.AssertBalancedAsync();
    }

    [Fact]
    public async Task A_hold_that_is_disposed_goes_back_whole()
    {
        var limit = await _test.LimitAsync(LimitScope.User, 1_000);

        await using ((await _test.Ledger.HoldAsync(Request(1, 100, 500, limit), Cancellation)).Hold) { }

        var standing = await _test.StandingAsync(limit);
        Assert.Equal((0, 0), (standing.Used, standing.Held));
        await _test.AssertBalancedAsync();
    }

    [Fact]
    public async Task A_refused_call_costs_nothing_and_its_row_explains_the_refusal()
    {
        var user = await _test.LimitAsync(LimitScope.User, 100);
        var organisation = await _test.LimitAsync(LimitScope.Organisation, 100_000);

        var refused = await _test.Ledger.HoldAsync(Request(1, 100, 500, user, organisation), Cancellation);
        _test.Ledger.Record(
            Entry(1, default, [.. refused.Standings]) with
            {
                Status = 429,
                ErrorCode = "insufficient_quota",
            }
        );
        await _test.StopAsync();

        Assert.Equal(HoldVerdict.Short, refused.Verdict);
        Assert.Equal(0, await _test.ScalarAsync<long>("select count(*) from reservation"));
        var trace = DecisionTrace.Read((await _test.ScalarAsync<byte[]>("select trace from request"))!);
        Assert.Equal([false, true], trace.Select(line => line.Fits));
        Assert.Equal((100, 0, 0, 600), (trace[0].Granted, trace[0].Used, trace[0].Held, trace[0].Asked));
        Assert.Equal(user.Id, trace[0].Limit);
    }

    [Fact]
    public async Task An_id_used_again_says_whether_its_call_still_runs()
    {
        var limit = await _test.LimitAsync(LimitScope.User, 10_000);
        var first = await _test.Ledger.HoldAsync(Request(1, 100, 500, limit), Cancellation);

        var running = await _test.Ledger.HoldAsync(Request(1, 100, 500, limit), Cancellation);
        await first.Hold!.SettleAsync(Entry(1, Used(1, 1)));
        var finished = await _test.Ledger.HoldAsync(Request(1, 100, 500, limit), Cancellation);

        Assert.Equal((HoldVerdict.InProgress, HoldVerdict.Finished), (running.Verdict, finished.Verdict));
        Assert.Equal(2, (await _test.StandingAsync(limit)).Used);
    }

    [Fact]
    public async Task Tokens_and_money_of_every_level_are_charged_alike()
    {
        var user = await _test.LimitAsync(LimitScope.User, 1_000);
        var team = await _test.LimitAsync(LimitScope.Team, 10_000, LimitUnit.Money, LimitWindow.Day);
        var organisation = await _test.LimitAsync(LimitScope.Organisation, 100_000, window: LimitWindow.Total);

        var result = await _test.Ledger.HoldAsync(Request(1, 100, 500, organisation, team, user), Cancellation);
        await result.Hold!.SettleAsync(Entry(1, Used(100, 50, micros: 777)));

        Assert.Equal([user.Id, team.Id, organisation.Id], result.Standings.Select(standing => standing.Limit.Id));
        Assert.Equal(150, (await _test.StandingAsync(user)).Used);
        Assert.Equal(777, (await _test.StandingAsync(team)).Used);
        Assert.Equal(150, (await _test.StandingAsync(organisation)).Used);
        await _test.AssertBalancedAsync();
    }

    [Fact]
    public async Task A_changed_limit_binds_the_next_call()
    {
        var limit = await _test.LimitAsync(LimitScope.User, 1_000);
        var held = await _test.Ledger.HoldAsync(Request(1, 300, 300, limit), Cancellation);

        await _test.ChangeAsync(limit, 400);
        Assert.Equal(400, (await _test.StandingAsync(limit)).Granted);
        var refused = await _test.Ledger.HoldAsync(Request(2, 1, 0, limit), Cancellation);
        await held.Hold!.SettleAsync(Entry(1, Used(300, 50)));
        await _test.ChangeAsync(limit, 500);
        var admitted = await _test.Ledger.HoldAsync(Request(3, 150, 0, limit), Cancellation);

        Assert.Equal(HoldVerdict.Short, refused.Verdict);
        Assert.Equal((400, 400), (refused.Standings[0].Limit.Amount, refused.Standings[0].Granted));
        Assert.Equal(HoldVerdict.Held, admitted.Verdict);
        await admitted.Hold!.DisposeAsync();
        await _test.AssertBalancedAsync();
    }

    [Fact]
    public async Task A_limit_that_is_removed_and_set_again_is_still_spent()
    {
        var limit = await _test.LimitAsync(LimitScope.User, 1_000);
        await SpendAsync(1, 900, limit);

        await _test.Limits.ReplaceAsync(limit.Scope, limit.ScopeId, [], Cancellation);
        Assert.Empty(await _test.Limits.FindAsync([(limit.Scope, limit.ScopeId)], Cancellation));
        Assert.Equal(HoldVerdict.Held, await SpendAsync(2, 5_000, limit));
        await _test.ChangeAsync(limit, 1_000);

        Assert.Equal(900, (await _test.StandingAsync(limit)).Used);
        Assert.Equal(HoldVerdict.Short, await SpendAsync(3, 200, limit));
        await _test.AssertBalancedAsync();
    }

    [Fact]
    public async Task Changes_are_told_after_their_commit()
    {
        var told = new List<(LimitScope, Guid)>();
        _test.Limits.Changed += (scope, id) => told.Add((scope, id));

        var limit = await _test.LimitAsync(LimitScope.Team, 1_000);

        Assert.Equal([(LimitScope.Team, limit.ScopeId)], told);
    }

    [Fact]
    public async Task Each_threshold_is_told_once_in_the_transaction_that_crosses_it()
    {
        var limit = await _test.LimitAsync(LimitScope.User, 1_000, alertAt: [500_000, 800_000]);

        await Task.WhenAll(Enumerable.Range(1, 10).Select(id => SpendAsync(id, 85, limit).AsTask()));
        await _test.ChangeAsync(limit, 10_000);
        await SpendAsync(20, 1, limit);
        await _test.ChangeAsync(limit, 900);
        await SpendAsync(21, 1, limit);

        Assert.Equal(2, await _test.ScalarAsync<long>("select count(*) from threshold_event"));
        Assert.Equal(2, await _test.ScalarAsync<long>("select count(*) from outbox where kind = 'threshold'"));
        Assert.Contains(
            "\"scope\":\"User\"",
            await _test.ScalarAsync<string>("select payload from outbox limit 1"),
            StringComparison.Ordinal
        );
        await _test.AssertBalancedAsync();
    }

    [Fact]
    public async Task A_pack_adds_room_once_and_a_refund_takes_it_back()
    {
        var limit = await _test.LimitAsync(LimitScope.User, 100);
        var order = new PackOrder(Guid.CreateVersion7(), limit.Id, 50, Priority: 1, Period.Never);

        await _test.Packs.GrantAsync(order);
        await _test.Packs.GrantAsync(order);
        Assert.Equal(150, (await _test.StandingAsync(limit)).Granted);
        await SpendAsync(1, 130, limit);
        await _test.Packs.ClawBackAsync(order.OrderId);
        await _test.Packs.ClawBackAsync(order.OrderId);

        Assert.Equal(30, await _test.ScalarAsync<long>("select clawback from bucket where kind = 1"));
        Assert.Equal(HoldVerdict.Short, await SpendAsync(2, 1, limit));
        await _test.AssertBalancedAsync();
    }

    [Fact]
    public async Task Sixty_four_callers_on_one_limit_never_overspend_it()
    {
        var organisation = await _test.LimitAsync(LimitScope.Organisation, 300_000);
        var users = new List<Limit>();
        for (var i = 0; i < 8; i++)
        {
            users.Add(await _test.LimitAsync(LimitScope.User, 60_000));
        }
        long charged = 0;

        await Parallel.ForEachAsync(
            Enumerable.Range(1, 2_000),
            new ParallelOptions { MaxDegreeOfParallelism = 64, CancellationToken = Cancellation },
            async (id, cancellation) =>
            {
                var request = Request(id, id % 97, id % 611, users[id % 8], organisation).Elastic();
                var result = await _test.Ledger.HoldAsync(request, cancellation);
                if (result.Hold is { } hold && id % 5 != 0)
                {
                    var used = Used(id % 97, result.OutputTokens / 2);
                    Interlocked.Add(ref charged, used.Usage.Total);
                    await hold.SettleAsync(Entry(id, used, [.. result.Standings]));
                }
                await (result.Hold?.DisposeAsync() ?? default);
            }
        );

        var standing = await _test.StandingAsync(organisation);
        Assert.Equal((charged, 0), (standing.Used, standing.Held));
        Assert.True(standing.Used <= 300_000);
        await _test.AssertBalancedAsync();
    }

    [Fact]
    public async Task What_a_dead_process_held_is_charged_as_far_as_it_had_told()
    {
        var limit = await _test.LimitAsync(LimitScope.User, 10_000);
        var result = await _test.Ledger.HoldAsync(Request(1, 100, 500, limit), Cancellation);
        result.Hold!.Report(40);
        await _test.Pulse.BeatAsync(Cancellation);
        Assert.Equal(0, await _test.Sweeper.SweepAsync(Cancellation));

        await _test.CrashAsync();
        await ExpireLeasesAsync();
        await using var next = await TestLedger.StartAsync(_test.Test);

        var standing = await next.StandingAsync(limit);
        Assert.Equal((140, 0), (standing.Used, standing.Held));
        Assert.Equal(
            ExpireOperation.Orphaned,
            await next.ScalarAsync<string>(
                "select n.value from request r join name n on n.id = r.error_code where status = 0"
            )
        );
        await next.AssertBalancedAsync();
    }

    [Fact]
    public async Task A_hold_past_its_deadline_is_ended_although_its_owner_lives()
    {
        var limit = await _test.LimitAsync(LimitScope.User, 10_000);
        var result = await _test.Ledger.HoldAsync(
            Request(1, 100, 500, limit) with
            {
                Lifetime = TimeSpan.Zero,
            },
            Cancellation
        );

        Assert.Equal(1, await _test.Sweeper.SweepAsync(Cancellation));
        Assert.Equal(100, (await _test.StandingAsync(limit)).Used);

        await result.Hold!.SettleAsync(Entry(1, Used(90, 70)));
        Assert.Equal(160, (await _test.StandingAsync(limit)).Used);
        Assert.Equal(
            (int)UsageBasis.LateAdjustment,
            await _test.ScalarAsync<int>("select basis from request where status = 200")
        );
        await _test.AssertBalancedAsync();
    }

    [Theory]
    [InlineData("open", 150)]
    [InlineData("swept", 150)]
    [InlineData("settled", 20)]
    public async Task A_settle_left_in_a_dead_process_spool_is_made_good_once(string state, long used)
    {
        var limit = await _test.LimitAsync(LimitScope.User, 10_000);
        var result = await _test.Ledger.HoldAsync(Request(1, 100, 500, limit), Cancellation);
        // As a process that dies after the spool and before the commit.
        _test.Spool.Append(new(Id(1), Used(100, 50), RequestRows.From(Entry(1, Used(100, 50)))));
        if (state == "swept")
        {
            await _test.ExecuteAsync("update reservation set hard_deadline = 0");
            await _test.Sweeper.SweepAsync(Cancellation);
        }
        else if (state == "settled")
        {
            await result.Hold!.SettleAsync(Entry(1, Used(10, 10)));
        }
        await _test.CrashAsync();

        await using var next = await TestLedger.StartAsync(_test.Test);

        Assert.Equal(used, (await next.StandingAsync(limit)).Used);
        Assert.Empty(Directory.GetFiles(Path.Combine(_test.Test.Folder, "spool")));
        await next.AssertBalancedAsync();
    }

    [Fact]
    public async Task An_orderly_stop_leaves_no_spool_and_no_lease()
    {
        var limit = await _test.LimitAsync(LimitScope.User, 10_000);
        var result = await _test.Ledger.HoldAsync(Request(1, 100, 500, limit), Cancellation);
        var settled = result.Hold!.SettleAsync(Entry(1, Used(100, 50)));

        await _test.StopAsync();
        await settled;

        Assert.Empty(Directory.GetFiles(Path.Combine(_test.Test.Folder, "spool")));
        Assert.Equal(0, await _test.ScalarAsync<long>("select count(*) from reservation where state = 0"));
        Assert.Equal(
            0,
            await _test.ScalarAsync<long>(
                $"select count(*) from instance where lease_until > {_test.Test.Database.Now}"
            )
        );
    }

    [Fact]
    public async Task A_period_is_opened_by_its_first_call_with_the_amount_of_that_moment()
    {
        var limit = await _test.LimitAsync(LimitScope.User, 1_000);
        Assert.Equal(0, await _test.ScalarAsync<long>("select count(*) from bucket"));
        await _test.ChangeAsync(limit, 2_000);

        await SpendAsync(1, 10, limit); // Asks with the limit as it was before.

        var period = Period.Containing(
            LimitWindow.Month,
            await _test.ScalarAsync<long>($"select {_test.Test.Database.Now}"),
            TimeZoneInfo.FindSystemTimeZoneById("America/Sao_Paulo")
        );
        Assert.Equal(2_000, await _test.ScalarAsync<long>("select granted from bucket"));
        Assert.Equal(period.Start, await _test.ScalarAsync<long>("select starts_at from bucket"));
        Assert.Equal(period.End, await _test.ScalarAsync<long>("select ends_at from bucket"));
    }

    [Fact]
    public async Task A_new_period_is_a_new_row_and_the_old_call_settles_in_its_own()
    {
        var limit = await _test.LimitAsync(LimitScope.User, 1_000);
        var old = await _test.Ledger.HoldAsync(Request(1, 900, 0, limit), Cancellation);
        await _test.ExecuteAsync("update bucket set starts_at = starts_at - 3456000000, ends_at = starts_at");

        Assert.Equal(HoldVerdict.Held, await SpendAsync(2, 900, limit));
        await old.Hold!.SettleAsync(Entry(1, Used(800, 0)));

        Assert.Equal(2, await _test.ScalarAsync<long>("select count(*) from bucket"));
        Assert.Equal(900, (await _test.StandingAsync(limit)).Used);
        Assert.Equal(800, await _test.ScalarAsync<long>("select min(used) from bucket"));
        await _test.AssertBalancedAsync();
    }

    [Fact]
    public async Task Names_that_no_database_takes_do_not_break_the_batch()
    {
        var limit = await _test.LimitAsync(LimitScope.User, 1_000);
        var result = await _test.Ledger.HoldAsync(
            Request(1, 10, 10, limit) with
            {
                Model = "\0\ud800" + new string('x', 500),
            },
            Cancellation
        );

        await result.Hold!.SettleAsync(Entry(1, Used(1, 1)) with { Model = "a\0b\udfff", Conversation = "\0" });

        Assert.Equal(
            "a\uFFFDb\uFFFD",
            await _test.ScalarAsync<string>("select n.value from request r join name n on n.id = r.model")
        );
        await _test.AssertBalancedAsync();
    }

    [Fact]
    public async Task A_row_of_the_log_takes_at_most_three_hundred_bytes_on_average()
    {
        var limits = new[]
        {
            await _test.LimitAsync(LimitScope.Key, 5_000_000),
            await _test.LimitAsync(LimitScope.User, 1_000_000),
            await _test.LimitAsync(LimitScope.Organisation, 900_000_000),
        };
        for (var id = 1; id <= 200; id++)
        {
            var result = await _test.Ledger.HoldAsync(Request(id, 3_000, 4_000, limits).Elastic(), Cancellation);
            var entry = Entry(id, Used(2_500 + id, id * 7), [.. result.Standings]) with
            {
                Conversation = Guid.CreateVersion7().ToString("D"),
            };
            await result.Hold!.SettleAsync(entry);
        }

        // SQLite: the pages of a copy without indexes. PostgreSQL: the rows' own size.
        var size =
            kind != nameof(DatabaseKind.Sqlite)
                ? await _test.ScalarAsync<double>("select avg(pg_column_size(request.*)) from request")
                : 4096.0
                    / 200
                    * await _test.ScalarAsync<long>(
                        """
                        attach ':memory:' as measure;
                        create table measure.copy as select * from request;
                        pragma measure.page_count
                        """
                    );

        TestContext.Current.TestOutputHelper?.WriteLine($"{kind}: {size:F0} bytes a row");
        Assert.InRange(size, 100, 300);
    }

    private async ValueTask<HoldVerdict> SpendAsync(int id, long tokens, Limit limit)
    {
        var result = await _test.Ledger.HoldAsync(Request(id, tokens, 0, limit), Cancellation);
        await (result.Hold?.SettleAsync(Entry(id, Used(tokens, 0))) ?? default);
        return result.Verdict;
    }

    private Task ExpireLeasesAsync() => _test.ExecuteAsync("update instance set lease_until = 0");
}
