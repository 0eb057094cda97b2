using System.Globalization;
using CsCheck;
using static Solaris.Ledger.Batches.Calls;

namespace Solaris.Ledger.Batches;

/// <summary>Any history, in batches of any size, keeps the ledger's promises.</summary>
public sealed class LedgerPropertyTests
{
    private const int Ids = 12;
    private const long Day = 86_400_000;

    private static readonly Gen<Step> Steps = Gen.Frequency(
        (6, Gen.Select(Gen.Int[1, Ids], Gen.Int[0, 400], Gen.Int[0, 900], (id, a, b) => new Step(Act.Hold, id, a, b))),
        (3, Gen.Select(Gen.Int[1, Ids], Gen.Int[0, 400], Gen.Int[0, 900], (id, a, b) => new Step(Act.Clamp, id, a, b))),
        (
            6,
            Gen.Select(
                Gen.Int[1, Ids],
                Gen.Int[0, 500],
                Gen.Int[0, 1_200],
                (id, a, b) => new Step(Act.Settle, id, a, b)
            )
        ),
        (
            2,
            Gen.Select(Gen.Int[1, Ids], Gen.Int[0, 500], Gen.Int[0, 1_200], (id, a, b) => new Step(Act.Count, id, a, b))
        ),
        (2, Gen.Int[1, Ids].Select(id => new Step(Act.Release, id, 0, 0))),
        (2, Gen.Select(Gen.Int[1, Ids], Gen.Int[0, 2_000], (id, a) => new Step(Act.Progress, id, a, 0))),
        (1, Gen.Const(new Step(Act.Die, 0, 0, 0))),
        (2, Gen.Const(new Step(Act.Sweep, 0, 0, 0))),
        (1, Gen.Select(Gen.Int[1, 3], Gen.Int[0, 4_000], (id, a) => new Step(Act.Change, id, a, 0))),
        (1, Gen.Select(Gen.Int[1, 4], Gen.Int[1, 900], (id, a) => new Step(Act.Pack, id, a, 0))),
        (1, Gen.Int[1, 4].Select(id => new Step(Act.Refund, id, 0, 0))),
        (1, Gen.Int[1, 20].Select(days => new Step(Act.Wait, 0, days, 0)))
    );

    [Fact]
    public void Every_promise_holds_after_every_step_of_any_history() =>
        Steps.List[1, 60].Sample(history => new History().RunAll(history, size: 1), iter: 3_000);

    [Fact]
    public void Splitting_a_history_into_batches_otherwise_changes_no_total() =>
        Gen.Select(Steps.List[1, 60], Gen.Int[2, 40])
            .Sample(
                (history, size) =>
                {
                    var (one, many) = (new History(), new History());
                    one.RunAll(history, size: 1);
                    many.RunAll(history, size);
                    Assert.Equal(one.Totals(), many.Totals());
                },
                iter: 1_500
            );

    [Fact]
    public void A_promise_that_is_broken_is_seen()
    {
        var history = new History();
        history.RunAll([new(Act.Hold, 1, 100, 100)], size: 1);
        history.Ledger.Buckets[0].Used++;

        Assert.ThrowsAny<Exception>(history.Ledger.AssertInvariants);
    }

    private enum Act
    {
        Hold,
        Clamp,
        Settle,
        Count,
        Release,
        Progress,
        Die,
        Sweep,
        Change,
        Pack,
        Refund,
        Wait,
    }

    private sealed record Step(Act Act, int Id, int A, int B);

    /// <summary>Plays steps on a ledger of three limits, two of them shared by all calls.</summary>
    private sealed class History
    {
        private readonly List<LedgerOperation> _queued = [];
        private readonly Limit[] _limits;
        private int _instances;

        public History() =>
            _limits = [
                Ledger.AddLimit(LimitScope.User, 2_000, alertAt: [500_000, 800_000]),
                Ledger.AddLimit(LimitScope.Organisation, 3_000, blockAt: 950_000),
                Ledger.AddLimit(LimitScope.Team, 5_000, LimitUnit.Money, LimitWindow.Day),
            ];

        public MemoryLedger Ledger { get; } = new();

        public void RunAll(IReadOnlyList<Step> steps, int size)
        {
            foreach (var step in steps)
            {
                Play(step, size);
            }
            Flush();
            Ledger.Instance = Id(8_000 + ++_instances);
            Ledger.Run([.. Orphans().Select(id => new ExpireOperation(id))]);
            Ledger.AssertInvariants();
            Assert.All(Ledger.Buckets, bucket => Assert.Equal(0, bucket.Held)); // I6
        }

        public string Totals() =>
            string.Join(
                '\n',
                Ledger.Buckets.Select(bucket =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{bucket.Id} {bucket.Plan} {bucket.Granted} {bucket.Used} {bucket.Held} {bucket.Overrun} {bucket.Clawback}"
                    )
                )
            ) + string.Join(',', Ledger.Events);

        /// <summary>What depends on time, on terms or on who is alive ends a batch: a store reads those once a batch.</summary>
        private void Play(Step step, int size)
        {
            if (step.Act is Act.Die or Act.Sweep or Act.Change or Act.Wait or Act.Pack or Act.Refund)
            {
                Flush();
                Turn(step);
                Flush();
            }
            else
            {
                _queued.Add(Operation(step));
                if (_queued.Count >= size)
                {
                    Flush();
                }
            }
        }

        private LedgerOperation Operation(Step step) =>
            step.Act switch
            {
                Act.Hold => new HoldOperation(Request(step.Id, step.A, step.B, _limits)),
                Act.Clamp => new HoldOperation(Request(step.Id, step.A, step.B, _limits).Elastic(1 + step.A % 5)),
                Act.Settle => new ResolveOperation(Id(step.Id), Used(step.A, step.B), request: null),
                Act.Count => new ResolveOperation(
                    Id(step.Id),
                    Used(step.A, step.B, UsageBasis.LocalCount),
                    request: null
                ),
                Act.Release => new ResolveOperation(Id(step.Id), Charge.Nothing, request: null),
                _ => new PulseOperation(null, [(Id(step.Id), step.A)]),
            };

        private void Turn(Step step)
        {
            switch (step.Act)
            {
                case Act.Die:
                    Ledger.Instance = Id(8_000 + ++_instances);
                    break;
                case Act.Sweep:
                    _queued.AddRange(Orphans().Select(id => new ExpireOperation(id)));
                    break;
                case Act.Change:
                    Ledger.ChangeLimit(step.Id, step.A);
                    break;
                case Act.Wait:
                    Ledger.Now += step.A * Day;
                    break;
                case Act.Pack:
                    Ledger.Now++; // Packs of one limit start at different times.
                    _queued.Add(
                        new GrantPackOperation(
                            new(Id(700 + step.Id), _limits[0].Id, step.A, step.Id % 2, Ledger.Now + 30 * Day)
                        )
                    );
                    break;
                default:
                    _queued.Add(new ClawBackPackOperation(Id(700 + step.Id)));
                    break;
            }
        }

        private List<Guid> Orphans() =>
            [
                .. Ledger
                    .Reservations.Values.Where(row => row.IsOpen && row.Instance != Ledger.Instance)
                    .Select(row => row.Id),
            ];

        private void Flush()
        {
            if (_queued.Count == 0)
            {
                return;
            }
            var before = Ledger.Buckets.ToDictionary(bucket => bucket.Id, bucket => (bucket.Debt, bucket.Overrun));
            Ledger.Run([.. _queued]);
            Ledger.AssertInvariants();
            AssertAdmission(before);
            _queued.Clear();
        }

        /// <summary>A hold alone never makes debt; and a refusal alone is never wrong.</summary>
        private void AssertAdmission(Dictionary<long, (long Debt, long Overrun)> before)
        {
            if (_queued is not [HoldOperation { Decided: { } decided, Request: var request }])
            {
                return;
            }
            Assert.All(
                Ledger.Buckets.Where(bucket => before.ContainsKey(bucket.Id)),
                bucket => Assert.True(bucket.Overrun <= before[bucket.Id].Overrun)
            );
            if (decided.Verdict == HoldVerdict.Held)
            {
                Assert.All(decided.Standings, standing => Assert.True(standing.Fits));
                Assert.All(
                    decided.Standings,
                    standing => Assert.True(Needs(request, standing, decided.OutputTokens) <= standing.Room)
                );
            }
            if (decided.Verdict == HoldVerdict.Short)
            {
                var least = request.Elastic ? Math.Min(256, request.Bound.OutputTokens) : request.Bound.OutputTokens;
                Assert.Contains(decided.Standings, standing => !standing.Fits);
                Assert.Contains(decided.Standings, standing => Needs(request, standing, least) > standing.Room);
            }
        }

        private static long Needs(HoldRequest request, LimitStanding standing, long output) =>
            request.Bound.Asked(standing.Limit.Unit, output);
    }
}
