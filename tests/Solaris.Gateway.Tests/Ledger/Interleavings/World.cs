using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Solaris.Ledger.Batches;
using Solaris.Ledger.Spools;
using Solaris.Telemetry;

namespace Solaris.Ledger.Interleavings;

/// <summary>
/// The gateway's ledger, its queue, writer, heartbeat and spool, on rows in memory. Nothing moves by itself: actors, the writer and
/// the clock take turns, and which one is next is a choice.
/// </summary>
internal sealed class World : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection()
        .AddMetrics()
        .AddSingleton(TimeProvider.System)
        .AddSingleton<GatewayMetrics>()
        .BuildServiceProvider();
    private readonly string _folder = Directory.CreateTempSubdirectory("solaris-turns-").FullName;
    private readonly FakeTimeProvider _clock = new();
    private readonly LedgerQueue _queue = new(100);
    private readonly List<Actor> _actors = [];
    private readonly Dictionary<object, Actor> _waiting = [];
    private readonly OpenHolds _holds;
    private readonly Spool _spool;
    private readonly LedgerWriter _writer;
    private int _clockTurns;

    public World()
    {
        var instance = new LedgerInstance(_clock);
        _holds = new(_clock);
        _spool = new(_folder, instance.Id);
        Store = new(Memory);
        var metrics = _services.GetRequiredService<GatewayMetrics>();
        _writer = new(Store, _queue, instance, metrics, NullLogger<LedgerWriter>.Instance);
        Ledger = new(_queue, _spool, _holds, _clock, NullLogger<TokenLedger>.Instance);
        Pulse = new(_queue, _holds, metrics, _clock, NullLogger<LedgerPulse>.Instance);
    }

    public MemoryLedger Memory { get; } = new();

    public ObservedStore Store { get; }

    public TokenLedger Ledger { get; }

    public LedgerPulse Pulse { get; }

    /// <summary>The turns so far, for the message of a failure.</summary>
    public List<string> Turns { get; } = [];

    /// <summary>Lets the clock run once, by as long as a settlement waits for its commit.</summary>
    public void LetTimePass() => _clockTurns = 1;

    public void Add(string name, Func<Actor, Task> story) => _actors.Add(Actor.Start(name, story));

    /// <summary>Awaits what the writer answers; <paramref name="key"/> says which operation: see <see cref="ObservedStore.KeyOf"/>.</summary>
    public async Task<T> AwaitAsync<T>(Actor actor, object key, Func<Task<T>> ask)
    {
        var first = _waiting.TryAdd(key, actor); // A hold ends once: who comes second has nothing to wait for.
        try
        {
            return await ask();
        }
        finally
        {
            if (first)
            {
                _waiting.Remove(key);
            }
        }
    }

    public Task<HoldResult> HoldAsync(Actor actor, HoldRequest request) =>
        AwaitAsync(actor, ("hold", request.Id.Value), () => Ledger.HoldAsync(request, CancellationToken.None).AsTask());

    /// <summary>False when the hold had already ended.</summary>
    public Task<bool> SettleAsync(Actor actor, Hold hold, RequestEntry entry) =>
        AwaitAsync(
            actor,
            ("resolve", hold.Id.Value),
            async () =>
            {
                try
                {
                    await hold.SettleAsync(entry);
                    return true;
                }
                catch (InvalidOperationException)
                {
                    return false;
                }
            }
        );

    public Task<bool> ReleaseAsync(Actor actor, Hold hold) =>
        AwaitAsync(
            actor,
            ("resolve", hold.Id.Value),
            async () =>
            {
                await hold.DisposeAsync();
                return true;
            }
        );

    public Task<bool> ExpireAsync(Actor actor, Guid id) =>
        AwaitAsync(
            actor,
            ("expire", id),
            async () =>
            {
                var expire = new ExpireOperation(id);
                Assert.True(_queue.TryAdd(expire));
                await expire.Done;
                return true;
            }
        );

    public Task<bool> BeatAsync(Actor actor) =>
        AwaitAsync(
            actor,
            "pulse",
            async () =>
            {
                await Pulse.BeatAsync(CancellationToken.None);
                return true;
            }
        );

    /// <summary>Takes turns until nobody has anything to do.</summary>
    public void Run(Choices choices)
    {
        for (var turns = 0; Possible() is { Count: > 0 } possible; turns++)
        {
            Assert.True(turns < 200, "It never ends.");
            var (name, turn) = possible[possible.Count == 1 ? 0 : choices.Pick(possible.Count)];
            Turns.Add(name);
            turn();
        }
        Assert.All(
            _actors,
            actor => Assert.True(actor.Ended.IsCompletedSuccessfully, $"{actor}: {actor.Ended.Exception}")
        );
        Memory.AssertInvariants();
    }

    public void Dispose()
    {
        _writer.Dispose();
        _spool.Dispose();
        _services.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private List<(string Name, Action Turn)> Possible()
    {
        var possible = new List<(string, Action)>();
        foreach (var actor in _actors.Where(actor => actor.HasWork))
        {
            possible.Add((actor.ToString(), actor.Turn));
        }
        if (_queue.Count > 0)
        {
            possible.Add(("writer", WriterTurn));
        }
        if (_clockTurns > 0)
        {
            possible.Add(("clock", ClockTurn));
        }
        return possible;
    }

    /// <summary>Answers come by way of other threads: the turn is over when all have come.</summary>
    private void WriterTurn()
    {
        _writer.Turn();
        foreach (var key in Store.TakeAnswered())
        {
            if (_waiting.TryGetValue(key, out var actor))
            {
                Assert.True(
                    SpinWait.SpinUntil(() => actor.HasWork, TimeSpan.FromSeconds(10)),
                    $"{key} was not answered."
                );
            }
        }
        Memory.AssertInvariants();
    }

    private void ClockTurn()
    {
        _clockTurns--;
        _clock.Advance(TimeSpan.FromSeconds(1));
    }
}
