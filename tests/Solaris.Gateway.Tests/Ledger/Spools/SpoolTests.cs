using Solaris.Ledger.Batches;
using static Solaris.Ledger.Batches.Calls;

namespace Solaris.Ledger.Spools;

public sealed class SpoolTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("solaris-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_next_process_adopts_what_a_dead_one_owed_and_nothing_is_left_when_it_is_paid()
    {
        var dead = new Spool(_folder, Id(1));
        dead.Append(Settle(11));
        dead.Append(new(Id(12), Charge.Nothing, request: null));
        dead.Dispose();

        using var next = new Spool(_folder, Id(2));
        var adopted = next.Adopt();

        Assert.Equal([Id(11), Id(12)], adopted.Select(operation => operation.Id));
        Assert.Equal(Used(100, 11), adopted[0].Charge);
        Assert.Null(adopted[1].Request);
        Assert.Single(Directory.GetFiles(_folder));
        adopted.ForEach(operation => operation.LeaveSpool());
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_request_row_comes_back_as_it_went_in()
    {
        var limit = new MemoryLedger().AddLimit(LimitScope.User, 1_000);
        var entry = Entry(11, Used(100, 11), new LimitStanding(limit, new(0, 1_000), 1_000, 5, 6, 7, Fits: false)) with
        {
            Origin = Origin with { User = null },
            ErrorCode = "broken",
            Conversation = "c-1",
            FirstByteMilliseconds = null,
            Attempts = [new("a", 500, "status", default, 12), new("b", 200, "ok", Used(1, 2), 34)],
        };
        var row = RequestRows.From(entry);
        var dead = new Spool(_folder, Id(1));
        dead.Append(new(Id(11), entry.Charge, row));
        dead.Dispose();

        using var next = new Spool(_folder, Id(2));
        var adopted = Assert.Single(next.Adopt()).Request;

        Assert.Equivalent(row, adopted, strict: true);
        Assert.Equal(entry.Attempts, AttemptTrail.Read(adopted!.Attempts));
        Assert.Equal([new(limit.Id, 0, 1_000, 5, 6, 7, Fits: false)], DecisionTrace.Read(adopted.Trace));
    }

    [Fact]
    public void What_the_version_before_spooled_and_stored_is_still_read()
    {
        var usage = new TokenUsage(1, 2, 3, 4, 5, 1, 2, 1);
        var old = new PackedWriter();
        long[] numbers = [1, 2, 3, 4, 5, 1, 2, 1, 77];
        Array.ForEach(numbers, number => old.Number(number));
        old.Unsigned((ulong)UsageBasis.InterimUsage);

        var reader = new PackedReader(old.Written);

        Assert.Equal(new Charge(usage, 77, UsageBasis.InterimUsage), reader.Charge());
        Assert.True(reader.AtEnd);
    }

    [Fact]
    public void A_charge_keeps_its_price_its_terms_and_its_pictures()
    {
        var usage = new MeteredUsage(new(1, 2, 3, 4, 5, ImageInput: 6, ImageOutput: 7)) { Speed = "fast", Images = 3 };
        var charge = new Charge(usage.Tokens, 8, UsageBasis.ProviderUsage)
        {
            Price = "a/b@c",
            Terms = BilledTerms.Of(usage),
        };

        var reader = new PackedReader(new PackedWriter().Charge(charge).Written);

        Assert.Equal(charge, reader.Charge());
        Assert.Equal(usage, BilledTerms.Metered(charge.Terms, charge.Usage));
    }

    [Fact]
    public void A_record_cut_at_any_byte_loses_itself_and_not_its_predecessors()
    {
        var (first, second) = (SpoolRecord.Write(Settle(11)), SpoolRecord.Write(Settle(12)));
        byte[] whole = [.. first, .. second];

        for (var length = first.Length; length < whole.Length; length++)
        {
            Assert.Equal([Id(11)], SpoolRecord.ReadAll(whole.AsSpan(0, length)).Select(operation => operation.Id));
        }
        Assert.Equal(2, SpoolRecord.ReadAll(whole).Count);
    }

    [Fact]
    public void A_record_that_was_damaged_is_not_believed()
    {
        var record = SpoolRecord.Write(Settle(11));

        for (var i = 0; i < record.Length; i++)
        {
            var damaged = record.ToArray();
            damaged[i] ^= 0x10;
            Assert.Empty(SpoolRecord.ReadAll(damaged));
        }
    }

    [Fact]
    public void A_living_process_keeps_its_own_spool()
    {
        using var living = new Spool(_folder, Id(1));
        living.Append(Settle(11));
        using var other = new Spool(_folder, Id(2));

        Assert.Empty(other.Adopt());
    }

    [Fact]
    public void A_spool_in_which_nothing_is_owed_does_not_grow()
    {
        using var spool = new Spool(_folder, Id(1));
        for (var i = 0; i < 20_000; i++)
        {
            var settle = Settle(i);
            spool.Append(settle);
            settle.LeaveSpool();
        }

        Assert.InRange(Directory.GetFiles(_folder).Sum(path => new FileInfo(path).Length), 1, 2 << 20);
    }

    [Fact]
    public void A_long_spool_goes_on_in_a_new_file_and_frees_the_old_one()
    {
        using var spool = new Spool(_folder, Id(1));
        var owed = new List<ResolveOperation>();
        while (Directory.GetFiles(_folder).Length < 2)
        {
            owed.Add(Settle(owed.Count));
            spool.Append(owed[^1]);
        }

        owed.ForEach(operation => operation.LeaveSpool());

        Assert.Single(Directory.GetFiles(_folder));
        Assert.False(spool.IsFull);
    }

    private static ResolveOperation Settle(int id) =>
        new(Id(id), Used(100, id), RequestRows.From(Entry(id, Used(100, id))));
}
