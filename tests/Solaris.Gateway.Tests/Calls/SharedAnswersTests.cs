using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using Solaris.Redis;

namespace Solaris.Calls;

/// <summary>Answers that one replica keeps and another gives, by way of a real Redis.</summary>
public sealed class SharedAnswersTests : IAsyncLifetime
{
    private static readonly SharedPlace Place = PlaceOf("a question");
    private static readonly KeptAnswer Answer = new("{\"ok\":\"sim\"}\n\n"u8.ToArray(), "application/json", "gpt-4o#1");
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(1);

    private RedisServer? _redis;

    private RedisServer Redis => _redis ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _redis = await RedisServer.StartAsync();

    public ValueTask DisposeAsync() => Redis.DisposeAsync();

    [Fact]
    public async Task What_one_replica_keeps_the_other_finds()
    {
        await using var one = await Redis.LinkAsync(TimeProvider.System);
        await using var other = await Redis.LinkAsync(TimeProvider.System);

        new SharedAnswers(one, TimeProvider.System).Keep(Place, Answer, Life);
        var found = await FindAsync(other, Place);

        Assert.Equal((Answer.ContentType, Answer.Deployment), (found?.ContentType, found?.Deployment));
        Assert.Equal(Answer.Body, found?.Body);
        Assert.Null(await new SharedAnswers(other, TimeProvider.System).FindAsync(PlaceOf("another question")));
        Assert.InRange((int)await Redis.ExecuteAsync("TTL", Place.Key), 50, 60);
    }

    [Fact]
    public async Task Who_reads_redis_reads_no_answer_and_who_writes_there_makes_none()
    {
        await using var link = await Redis.LinkAsync(TimeProvider.System);
        var answers = new SharedAnswers(link, TimeProvider.System);
        answers.Keep(Place, Answer, Life);
        await FindAsync(link, Place);

        var stored = (byte[])(await Redis.ExecuteAsync("GET", Place.Key))!;
        await Redis.ExecuteAsync("SET", PlaceOf("other").Key, stored);
        await Redis.ExecuteAsync("SET", PlaceOf("short").Key, "x");

        Assert.DoesNotContain("sim", Encoding.Latin1.GetString(stored), StringComparison.Ordinal);
        Assert.Null(await answers.FindAsync(PlaceOf("other")));
        Assert.Null(await answers.FindAsync(PlaceOf("short")));
    }

    [Fact]
    public async Task Without_redis_there_is_no_answer_and_no_fault()
    {
        await using var link = await Redis.LinkAsync(TimeProvider.System);
        var answers = new SharedAnswers(link, TimeProvider.System);
        await Redis.KillAsync();

        answers.Keep(Place, Answer, Life);

        Assert.Null(await answers.FindAsync(Place));
    }

    [Fact]
    public async Task No_more_is_written_than_has_room()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var link = await Redis.LinkAsync(TimeProvider.System);
        var answers = new SharedAnswers(link, clock);
        var large = Answer with { Body = new byte[1024 * 1024] };
        for (var i = 0; i < 64; i++)
        {
            answers.Keep(PlaceOf($"{i}"), large, Life);
        }

        answers.Keep(Place, Answer, Life);
        var full = await answers.FindAsync(Place);
        clock.Advance(Life);
        answers.Keep(Place, Answer, Life);

        Assert.Null(full);
        Assert.NotNull(await FindAsync(link, Place));
    }

    private static SharedPlace PlaceOf(string asked) => new(SHA256.HashData(Encoding.UTF8.GetBytes(asked)));

    /// <summary>Nobody waits for the write, so it may come a moment later.</summary>
    private static async Task<KeptAnswer?> FindAsync(RedisLink link, SharedPlace place)
    {
        for (var patience = 0; patience < 100; patience++)
        {
            if (await new SharedAnswers(link, TimeProvider.System).FindAsync(place) is { } found)
            {
                return found;
            }
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
        return null;
    }
}
