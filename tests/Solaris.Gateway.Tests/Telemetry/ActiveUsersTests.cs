using Microsoft.Extensions.Time.Testing;

namespace Solaris.Telemetry;

public sealed class ActiveUsersTests
{
    [Fact]
    public void A_user_counts_as_active_for_five_minutes_after_the_last_call()
    {
        var clock = new FakeTimeProvider();
        var users = new ActiveUsers(clock);
        var (ana, bruno) = (User(1), User(2));
        users.Seen(ana);
        clock.Advance(TimeSpan.FromMinutes(4));
        users.Seen(ana);
        users.Seen(bruno);
        Assert.Equal(2, users.Count());

        clock.Advance(TimeSpan.FromMinutes(4));
        users.Seen(bruno);
        clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(1, users.Count());
    }

    private static UserId User(int number) => new(new Guid(number, 0, 0, new byte[8]));
}
