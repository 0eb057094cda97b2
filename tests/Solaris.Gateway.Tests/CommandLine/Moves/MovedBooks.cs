using Dapper;
using Solaris.Audit;
using Solaris.Ledger;
using Solaris.Storage;
using static Solaris.Ledger.Batches.Calls;

namespace Solaris.CommandLine.Moves;

/// <summary>An embedded database with something of everything that is hard to move.</summary>
internal static class MovedBooks
{
    public static readonly Guid Person = Id(9_003);
    private static readonly Guid Organisation = Id(9_001);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>
    /// Settled, released and refused calls, a threshold crossed, a charge that was expired and then corrected, a pack that was taken
    /// back, a corrected cost, a hold whose process is gone, the chain of the audit, and a sealed secret.
    /// </summary>
    public static async Task<TestDatabase> WriteAsync()
    {
        var test = TestDatabases.NewSqlite();
        await WriteLedgerAsync(test);
        await WritePeopleAsync(test.Database);
        var trail = new AuditTrail(test.Database, TimeProvider.System);
        for (var n = 0; n < 5; n++)
        {
            var changes = new AuditChange[] { new("name", "ação ☀", $"{n}") };
            await trail.AppendAsync(
                new(new(AuditActor.User, Person), "thing.change", "thing", $"thing-{n}") { Changes = [.. changes] },
                Cancel
            );
        }
        return test;
    }

    private static async Task WriteLedgerAsync(TestDatabase test)
    {
        await using var ledger = await TestLedger.StartAsync(test);
        var limit = await ledger.LimitAsync(LimitScope.User, 10_000, alertAt: [10_000, 800_000]);
        var money = await ledger.LimitAsync(LimitScope.Organisation, 1_000_000, LimitUnit.Money, LimitWindow.Total);
        var gone = await ledger.LimitAsync(LimitScope.Team, 5);
        await ledger.ExecuteAsync("delete from bucket where limit_id = @id", new { id = gone.Id.Value });
        await ledger.ExecuteAsync("delete from quota_limit where id = @id", new { id = gone.Id.Value });
        foreach (var id in Enumerable.Range(1, 5))
        {
            var held = await ledger.Ledger.HoldAsync(Request(id, 100, 500, limit, money), Cancel);
            await held.Hold!.SettleAsync(Entry(id, Used(100, 50 + id), [.. held.Standings]));
        }
        await (await ledger.Ledger.HoldAsync(Request(6, 100, 500, limit), Cancel)).Hold!.DisposeAsync();
        Assert.Null((await ledger.Ledger.HoldAsync(Request(7, 90_000, 500, limit), Cancel)).Hold);
        var late = await ledger.Ledger.HoldAsync(
            Request(8, 100, 500, limit, money) with
            {
                Lifetime = TimeSpan.Zero,
            },
            Cancel
        );
        Assert.Equal(1, await ledger.Sweeper.SweepAsync(Cancel));
        await late.Hold!.SettleAsync(Entry(8, Used(100, 300)));
        await ledger.Packs.GrantAsync(new(Id(700), limit.Id, 5_000, 1, 4_000_000_000_000));
        await ledger.Packs.GrantAsync(new(Id(701), limit.Id, 7_000, 1, 4_000_000_000_000));
        await ledger.Packs.ClawBackAsync(Id(700));
        await ledger.Ledger.HoldAsync(Request(9, 100, 500, limit, money), Cancel);
        await ledger.AssertBalancedAsync();
        await ledger.CrashAsync();
        await ledger.ExecuteAsync($"update instance set lease_until = {test.Database.Now} - 1000");
    }

    private static async Task WritePeopleAsync(Database database)
    {
        var values = new
        {
            Organisation,
            Person,
            Team = Id(9_004),
            Key = Id(9_002),
            Newer = Id(1), // Refers to a row that comes after it.
            Digest = new byte[] { 0, 255, 1 },
            Other = new byte[] { 7 },
        };
        await using var connection = database.Open();
        await connection.ExecuteAsync(
            """
            insert into organisation (id, name, zone, language, created_at) values (@Organisation, 'Órgão', 'America/Sao_Paulo', 'pt-BR', 1);
            insert into team (id, organisation_id, name, created_at) values (@Team, @Organisation, 'Time', 2);
            insert into app_user (id, organisation_id, email, name, role, team_id, status, created_at)
                values (@Person, @Organisation, 'ana@example.com', 'Ana', 'member', @Team, 'active', 3);
            insert into totp (user_id, secret, last_step, created_at) values (@Person, @Digest, 55, 4);
            insert into api_key (id, organisation_id, name, user_id, kind, digest, pepper_version, prefix, last4, quota_status,
                always_stream_usage, created_at) values (@Key, @Organisation, 'k', @Person, 'standard', @Digest, 1, 'p', '1234', 429, 0, 5);
            insert into api_key (id, organisation_id, name, user_id, kind, digest, pepper_version, prefix, last4, quota_status,
                always_stream_usage, created_at, replaced_by) values (@Newer, @Organisation, 'k', @Person, 'standard', @Other, 1, 'p', '1234', 429, 0, 5, @Key);
            """,
            values
        );
    }
}
