using CsCheck;
using Dapper;
using Solaris.Ledger.Batches;
using Solaris.Storage;
using static Solaris.Ledger.Batches.Calls;

namespace Solaris.Ledger.Stores;

/// <summary>The stores keep exactly what the decision in memory says, over histories that reuse rows from batch to batch.</summary>
public sealed class StoreHistoryTests
{
    private const int Ids = 10;

    private static readonly Gen<Step> Steps = Gen.Frequency(
        (6, Gen.Select(Gen.Int[1, Ids], Gen.Int[0, 900], (id, amount) => new Step('h', id, amount))),
        (5, Gen.Select(Gen.Int[1, Ids], Gen.Int[0, 1_200], (id, amount) => new Step('s', id, amount))),
        (1, Gen.Int[1, Ids].Select(id => new Step('r', id, 0))),
        (2, Gen.Int[1, Ids].Select(id => new Step('x', id, 0))),
        (2, Gen.Select(Gen.Int[1, Ids], Gen.Int[0, 500], (id, amount) => new Step('p', id, amount))),
        (1, Gen.Select(Gen.Int[0, 1], Gen.Int[0, 3_000], (id, amount) => new Step('c', id, amount))),
        (1, Gen.Select(Gen.Int[1, 3], Gen.Int[1, 600], (id, amount) => new Step('g', id, amount))),
        (1, Gen.Int[1, 3].Select(id => new Step('b', id, 0)))
    );

    [Theory]
    [InlineData(nameof(DatabaseKind.Sqlite), 60)]
    [InlineData(nameof(DatabaseKind.Postgres), 15)]
    public async Task A_store_and_plain_memory_agree_on_every_bucket(string kind, int histories)
    {
        await using var test = await TestLedger.StartAsync(kind);
        using ILedgerStore store =
            kind == nameof(DatabaseKind.Sqlite)
                ? new SqliteLedgerStore(test.Test.Database)
                : new PostgresLedgerStore(test.Test.Database);
        for (var round = 0; round < histories; round++)
        {
            Limit[] limits =
            [
                await test.LimitAsync(LimitScope.User, 2_000, alertAt: [500_000]),
                await test.LimitAsync(LimitScope.Organisation, 3_000, blockAt: 950_000),
            ];
            var player = new Player(store, test, limits, round * 1_000);
            Steps.Array[30].Sample(player.Play, iter: 1, threads: 1);
            player.AssertAlike();
        }
        await test.AssertBalancedAsync();
    }

    private sealed record Step(char Act, int Id, int Amount);

    /// <summary>Plays the same steps on a store and in memory.</summary>
    private sealed class Player(ILedgerStore store, TestLedger test, Limit[] limits, int offset)
    {
        private readonly MemoryLedger _memory = new();
        private readonly Limit[] _limits = limits;
        private List<Limit> _twins = [];

        public void Play(Step[] steps)
        {
            _twins =
            [
                _memory.AddLimit(LimitScope.User, 2_000, alertAt: [500_000]),
                _memory.AddLimit(LimitScope.Organisation, 3_000, blockAt: 950_000),
            ];
            // Three at a time: batches are neither single nor whole histories.
            foreach (var some in steps.Chunk(3))
            {
                foreach (var change in some.Where(step => step.Act == 'c'))
                {
                    Change(change);
                }
                _memory.Now++; // Packs of one limit start at different times.
                _memory.Run([.. some.Where(step => step.Act != 'c').Select(step => Operation(step, [.. _twins]))]);
                Store([.. some.Where(step => step.Act != 'c').Select(step => Operation(step, _limits))]);
            }
        }

        public void AssertAlike()
        {
            using var connection = test.Test.Database.Open();
            var stored = connection.Query<(long, long, long, long, long, long, long)>(
                """
                select limit_id, plan, granted, used, held, overrun, clawback from bucket
                where limit_id in (@first, @second) order by limit_id, id
                """,
                new { first = _limits[0].Id.Value, second = _limits[1].Id.Value }
            );
            var expected = _memory
                .Buckets.OrderBy(row => row.Limit.Id)
                .ThenBy(row => row.Id)
                .Select(row =>
                    (
                        _limits[row.Limit.Id - 1].Id.Value,
                        row.Plan,
                        row.Granted,
                        row.Used,
                        row.Held,
                        row.Overrun,
                        row.Clawback
                    )
                );
            Assert.Equal(expected, stored);
        }

        private LedgerOperation Operation(Step step, Limit[] limits) =>
            step.Act switch
            {
                'h' => new HoldOperation(Request(offset + step.Id, step.Amount / 3, step.Amount, limits).Elastic()),
                's' => new ResolveOperation(
                    Id(offset + step.Id),
                    Used(step.Amount / 4, step.Amount),
                    RequestRows.From(Entry(offset + step.Id, Used(step.Amount / 4, step.Amount)))
                ),
                'r' => new ResolveOperation(Id(offset + step.Id), Charge.Nothing, request: null),
                'x' => new ExpireOperation(Id(offset + step.Id)),
                'p' => new PulseOperation(null, [(Id(offset + step.Id), step.Amount)]),
                'g' => new GrantPackOperation(
                    new(Id(offset + 700 + step.Id), limits[0].Id, step.Amount, step.Id % 2, Period.Never)
                ),
                _ => new ClawBackPackOperation(Id(offset + 700 + step.Id)),
            };

        private void Change(Step step)
        {
            _memory.ChangeLimit(step.Id + 1, step.Amount);
            using var connection = test.Test.Database.Open();
            connection.Execute(
                "update quota_limit set amount = @amount where id = @id",
                new { amount = step.Amount, id = _limits[step.Id].Id.Value }
            );
        }

        private void Store(LedgerOperation[] operations)
        {
            var batch = new LedgerBatch(operations);
            store.Run(batch, test.Instance);
            batch.Complete();
        }
    }
}
