using Dapper;
using Solaris.Ledger.Verification;
using Solaris.Storage;

namespace Solaris.Ledger;

/// <summary>Plants one fault at a time into books that are right, and expects the one invariant that it breaks.</summary>
public sealed class LedgerVerifierTests
{
    private static readonly Guid Call = Guid.Parse("0199b3c1-0000-7000-8000-000000000001");
    private static readonly Guid Order = Guid.Parse("0199b3c1-0000-7000-8000-000000000002");
    private static readonly Guid Node = Guid.Parse("0199b3c1-0000-7000-8000-000000000003");

    public static TheoryData<string, string, string> Faults()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var kind in Enum.GetNames<DatabaseKind>())
        {
            data.Add(kind, "I2", "update bucket set used = used - 1");
            data.Add(kind, "I2", "update bucket set granted = granted + 1");
            data.Add(kind, "I2", "update bucket set held = held + 1");
            data.Add(kind, "I3", "update line set bucket_id = 2");
            data.Add(kind, "I4", "update reservation set charged_tokens = charged_tokens - 1");
            data.Add(kind, "I3", "update reservation set state = 0, basis = null, charged_tokens = 0");
            data.Add(kind, "I4", "update reservation set charged_tokens = charged_tokens + 1");
            data.Add(kind, "I5", "update reservation set amount_tokens = floor_tokens, basis = 3");
            data.Add(
                kind,
                "I6",
                "update reservation set state = 0, basis = null, charged_tokens = 0, hard_deadline = 1"
            );
            data.Add(kind, "I5", "update reservation set charged_micros = 1, basis = 3");
            data.Add(kind, "I7", "delete from outbox");
            data.Add(kind, "I7", "delete from threshold_event");
            data.Add(kind, "I1", "update bucket set overrun = 5");
            data.Add(kind, "I2", "update line set bucket_id = 2");
        }
        data.Add(nameof(DatabaseKind.Sqlite), "I9", "drop trigger transfer_no_update");
        data.Add(nameof(DatabaseKind.Postgres), "I9", "alter table transfer disable trigger transfer_no_delete");
        return data;
    }

    [Theory]
    [InlineData(nameof(DatabaseKind.Sqlite))]
    [InlineData(nameof(DatabaseKind.Postgres))]
    public async Task Books_that_are_right_have_no_violation(string kind)
    {
        await using var test = await BooksAsync(kind);

        var report = await new LedgerVerifier(test.Database).VerifyAsync(TestContext.Current.CancellationToken);

        Assert.Empty(report.Violations);
        Assert.Equal(4, report.Checked);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_planted_fault_is_found_by_its_invariant(string kind, string invariant, string fault)
    {
        await using var test = await BooksAsync(kind);
        await using (var connection = await test.Database.OpenAsync(TestContext.Current.CancellationToken))
        {
            await connection.ExecuteAsync(fault);
        }

        var report = await new LedgerVerifier(test.Database).VerifyAsync(TestContext.Current.CancellationToken);

        Assert.Contains(
            report.Violations,
            violation => violation.StartsWith(invariant + " ", StringComparison.Ordinal)
        );
    }

    /// <summary>One limit of 1,000 tokens, one call that held 500 and was charged 900, past the alert at 80 %.</summary>
    private static async Task<TestDatabase> BooksAsync(string kind)
    {
        var test = TestDatabases.New(kind);
        await using var connection = await test.Database.OpenAsync(TestContext.Current.CancellationToken);
        await connection.ExecuteAsync(
            $"""
            insert into instance values (@node, {test.Database.Now}, {test.Database.Now} + 3600000);
            insert into quota_limit (scope, scope_id, unit, time_window, amount, block_at, alert_at, changed_at)
                values (1, @node, 0, 2, 1000, 1000000, '800000', 1);
            insert into bucket (limit_id, kind, priority, starts_at, ends_at, "plan", granted, used, held, overrun, clawback)
                values (1, 0, 0, 1, {Period.Never}, 1000, 1000, 900, 0, 0, 0);
            insert into reservation (id, instance_id, organisation_id, key_id, model, endpoint, floor_tokens, amount_tokens,
                    floor_micros, amount_micros, output_rate, progress, state, charged_tokens, charged_micros, basis, created_at, hard_deadline)
                values (@call, @node, @node, @node, '', '', 100, 500, 0, 0, 0, 0, 1, 900, 0, 1, 1, {Period.Never});
            insert into line values (@call, 1, 500);
            insert into transfer (ref, bucket_id, kind, amount, at) values (@order, 1, 1, 1000, 1), (@call, 1, 2, 900, 1);
            insert into threshold_event values (1, 800000, 1);
            insert into outbox (message_id, kind, payload, created_at) values ('threshold-1-800000', 'threshold', '{"{}"}', 1);
            """,
            new
            {
                call = Call,
                order = Order,
                node = Node,
            }
        );
        return test;
    }
}
