using static Solaris.Ledger.Batches.Calls;

namespace Solaris.Ledger.Interleavings;

/// <summary>Every order in which callers, sweeper, heartbeat, clock and writer can take turns ends in books that are right.</summary>
public sealed class InterleavingTests(ITestOutputHelper output)
{
    private const int Most = 60_000;

    [Fact]
    public void Settling_aborting_and_running_out_of_time_charge_a_call_once_whoever_is_first() =>
        RunAll(world =>
        {
            var limit = world.Memory.AddLimit(LimitScope.User, 1_000);
            var hold = Held(world, Request(1, 100, 500, limit));
            bool? settled = null;
            world.Add("settle", async actor => settled = await world.SettleAsync(actor, hold, Entry(1, Used(100, 50))));
            world.Add("abort", actor => world.ReleaseAsync(actor, hold));
            world.Add("sweeper", actor => world.ExpireAsync(actor, Id(1)));
            return () =>
            {
                var call = world.Memory.Reservations[Id(1)];
                Assert.False(call.IsOpen);
                Assert.Equal(settled == true ? 150 : 0, world.Memory.Used(limit.Id.Value));
                Assert.Equal(0, world.Memory.Held(limit.Id.Value));
            };
        });

    [Fact]
    public void A_settlement_that_no_longer_waits_for_its_commit_is_charged_all_the_same() =>
        RunAll(world =>
        {
            var limit = world.Memory.AddLimit(LimitScope.User, 1_000);
            var hold = Held(world, Request(1, 100, 500, limit));
            world.Add("settle", actor => world.SettleAsync(actor, hold, Entry(1, Used(100, 50))));
            world.Add("sweeper", actor => world.ExpireAsync(actor, Id(1)));
            world.LetTimePass();
            return () => Assert.Equal(150, world.Memory.Used(limit.Id.Value));
        });

    [Fact]
    public void Calls_that_do_not_all_fit_are_admitted_as_far_as_they_do_in_any_batches() =>
        RunAll(world =>
        {
            var limit = world.Memory.AddLimit(LimitScope.Organisation, 1_300);
            var admitted = 0;
            foreach (var id in Enumerable.Range(1, 3))
            {
                world.Add(
                    $"call {id}",
                    async actor =>
                    {
                        var result = await world.HoldAsync(actor, Request(id, 100, 500, limit));
                        if (result.Hold is { } hold)
                        {
                            admitted++;
                            await world.SettleAsync(actor, hold, Entry(id, Used(100, 50)));
                        }
                    }
                );
            }
            return () =>
            {
                Assert.InRange(admitted, 2, 3); // The third fits once one of the others has returned its rest.
                Assert.Equal(admitted * 150, world.Memory.Used(limit.Id.Value));
                Assert.Equal(0, world.Memory.Held(limit.Id.Value));
            };
        });

    [Fact]
    public void Progress_that_is_told_late_changes_no_charge_and_what_was_told_in_time_is_charged() =>
        RunAll(world =>
        {
            var limit = world.Memory.AddLimit(LimitScope.User, 5_000);
            var (finished, left) = (Held(world, Request(1, 100, 500, limit)), Held(world, Request(2, 100, 500, limit)));
            finished.Report(40);
            left.Report(30);
            world.Add("heartbeat", actor => world.BeatAsync(actor));
            world.Add("settle", actor => world.SettleAsync(actor, finished, Entry(1, Used(100, 50))));
            world.Add("sweeper", actor => world.ExpireAsync(actor, Id(2)));
            return () =>
            {
                Assert.Equal(150, world.Memory.Reservations[Id(1)].ChargedTokens);
                Assert.Contains(world.Memory.Reservations[Id(2)].ChargedTokens, new long[] { 100, 130 });
            };
        });

    [Fact]
    public void A_commit_whose_answer_is_lost_is_done_again_without_effect() =>
        RunAll(world =>
        {
            var limit = world.Memory.AddLimit(LimitScope.User, 1_000);
            var hold = Held(world, Request(1, 100, 400, limit));
            world.Store.LosesAnswers = 1;
            world.Add("settle", actor => world.SettleAsync(actor, hold, Entry(1, Used(100, 50))));
            world.Add(
                "call",
                async actor => Assert.NotNull((await world.HoldAsync(actor, Request(2, 100, 300, limit))).Hold)
            );
            world.Add("sweeper", actor => world.ExpireAsync(actor, Id(1)));
            return () =>
            {
                Assert.Equal(150, world.Memory.Used(limit.Id.Value));
                Assert.Equal(400, world.Memory.Held(limit.Id.Value));
            };
        });

    /// <summary>Without this the others would prove nothing: what reads, waits and then writes what it read is found out.</summary>
    [Fact]
    public void A_race_is_found()
    {
        var failures = 0;
        var choices = new Choices();
        do
        {
            using var world = new World();
            var count = 0;
            foreach (var id in Enumerable.Range(1, 2))
            {
                world.Add(
                    $"adder {id}",
                    async _ =>
                    {
                        var read = count;
                        await Task.Yield();
                        count = read + 1;
                    }
                );
            }
            world.Run(choices);
            failures += count == 2 ? 0 : 1;
        } while (choices.MoveOn());

        Assert.Equal(4, failures); // Of the six orders, those in which both read before one has written.
    }

    private void RunAll(Func<World, Action> arrange)
    {
        var choices = new Choices();
        var schedules = 0;
        do
        {
            using var world = new World();
            try
            {
                var check = arrange(world);
                world.Run(choices);
                check();
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException(
                    $"Schedule {choices} ({string.Join(", ", world.Turns)}): {exception.Message}",
                    exception
                );
            }
            Assert.True(++schedules < Most, "Too many schedules: the story is too long.");
        } while (choices.MoveOn());
        output.WriteLine($"{schedules} schedules");
        Assert.True(schedules > 10);
    }

    /// <summary>A hold that was taken before anything else happens.</summary>
    private static Hold Held(World world, HoldRequest request)
    {
        Hold? hold = null;
        world.Add("before", async actor => hold = (await world.HoldAsync(actor, request)).Hold);
        world.Run(new Choices());
        world.Turns.Clear();
        return Assert.IsType<Hold>(hold);
    }
}
