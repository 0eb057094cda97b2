using System.Collections.Immutable;
using System.Globalization;
using Dapper;
using Microsoft.Extensions.Time.Testing;
using Solaris.Accounts;
using Solaris.Ledger;
using Solaris.Quotas;
using Solaris.Reports.Rollups;
using Solaris.Storage;

namespace Solaris.Reports;

/// <summary>What makes a log of a hundred million calls bearable, shown on twenty thousand.</summary>
public sealed class LargeLogTests
{
    private const int Made = 40;
    private const int Copies = 500;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Rows as the ledger writes them: limits on three levels, conversations, a refusal in twenty; 500 people.</summary>
    [Fact]
    public async Task A_call_takes_at_most_three_hundred_bytes_with_its_indexes_and_no_page_reads_the_whole_log()
    {
        await using var app = await QuotasApp.StartAsync(nameof(DatabaseKind.Postgres));
        var caller = await MakeAsync(app);
        await using var connection = app.Database.Open();

        var size = await connection.ExecuteScalarAsync<long>(
            "select sum(pg_total_relation_size(relid)) from pg_partition_tree('request') where isleaf and relid = 'request_before'::regclass"
        );
        var bytes = size / (decimal)(Made * Copies);
        TestContext.Current.TestOutputHelper?.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{bytes:F0} bytes a call")
        );
        Assert.InRange(bytes, 100, 300);

        await app.Get<UsageRoller>().CatchUpAsync(Cancellation);
        var before = await SequentialReadsAsync(app);
        using var client = app.Client();
        foreach (
            var path in new[]
            {
                "/api/usage?from=2026-05-01&to=2026-07-01&groupBy=model",
                "/api/usage?from=2026-05-01&to=2026-07-01&groupBy=user",
                "/api/usage?from=2026-05-01&to=2026-05-03&tz=Asia/Kolkata&groupBy=team",
                "/api/requests",
                "/api/requests?from=2026-05-02&to=2026-05-03",
                $"/api/requests?userId={caller.Origin.User!.Value.Value}",
            }
        )
        {
            var (status, _) = await client.GetJsonAsync(path);
            Assert.Equal(System.Net.HttpStatusCode.OK, status);
        }
        Assert.Equal(before, await SequentialReadsAsync(app));
    }

    private static async Task<Caller> MakeAsync(QuotasApp app)
    {
        var caller = await app.CallerAsync();
        await app.LimitAsync(LimitScope.Key, caller.Origin.Key.Value, Terms.Monthly(50_000_000));
        await app.LimitAsync(LimitScope.User, caller.Origin.User!.Value.Value, Terms.Monthly(5_000_000));
        await app.LimitAsync(LimitScope.Organisation, caller.Origin.Organisation.Value, Terms.Monthly(900_000_000));
        var clock = new FakeTimeProvider(DateTimeOffset.Parse("2026-05-02T10:00:00Z", CultureInfo.InvariantCulture));
        for (var call = 0; call < Made; call++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            var admission = await app.AdmitAsync(caller, QuotasApp.Cost(), RequestId.New(clock));
            await admission.Hold!.SettleAsync(Entry(admission, caller, refused: call % 20 == 0));
        }
        await MultiplyAsync(app);
        return caller;
    }

    private static RequestEntry Entry(Admission admission, Caller caller, bool refused) =>
        new()
        {
            Id = admission.Hold!.Id,
            Origin = caller.Origin,
            Endpoint = "chat/completions",
            Model = "gpt-4o",
            Deployment = "gpt-4o#1",
            Provider = "openai",
            Status = refused ? 429 : 200,
            ErrorCode = refused ? "insufficient_quota" : null,
            Charge = new(new TokenUsage(2_500, 500, 0, 0, 300), 9_500, UsageBasis.ProviderUsage)
            {
                Price = "openai/gpt-4o@1",
            },
            DurationMilliseconds = 2_300,
            FirstByteMilliseconds = 400,
            Conversation = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString("D"),
            Standings = [.. admission.Standings],
        };

    /// <summary>Each call once more for each of the copies, a minute later each, by another person.</summary>
    private static async Task MultiplyAsync(QuotasApp app)
    {
        await using var connection = app.Database.Open();
        var columns = (
            await connection.QueryAsync<string>(
                """
                select column_name from information_schema.columns
                where table_name = 'request' and column_name not in ('id', 'started_at', 'user_id') order by ordinal_position
                """
            )
        ).ToImmutableArray();
        var list = string.Join(", ", columns);
        await connection.ExecuteAsync(
            $"""
            update request set started_at = ('x' || substr(replace(id::text, '-', ''), 1, 12))::bit(48)::bigint;
            insert into request (id, started_at, user_id, {list})
            select (lpad(to_hex(at), 12, '0') || substr(replace(id::text, '-', ''), 13))::uuid, at,
                case when n % 500 = 0 then user_id else md5((n % 500)::text)::uuid end, {list}
            from (select r.*, n, started_at + n * 60000 as at from request r, generate_series(1, {Copies - 1}) n) copied
            order by 2
            """
        );
        await connection.ExecuteAsync("vacuum (analyze) request");
    }

    private static async Task<long> SequentialReadsAsync(QuotasApp app)
    {
        await using var connection = app.Database.Open();
        await connection.ExecuteAsync("select pg_stat_force_next_flush()");
        await Task.Delay(50, Cancellation);
        return await connection.ExecuteScalarAsync<long>(
            "select coalesce(sum(seq_scan), 0)::bigint from pg_stat_user_tables where relname = 'request_before'"
        );
    }
}
