using System.Net;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Solaris.Accounts;
using Solaris.Accounts.SignIn;
using Solaris.Accounts.Teams;
using Solaris.Http;

namespace Solaris.Live;

/// <summary>Every role and every topic, over the hub and over its polled twin.</summary>
public sealed class LiveAccessTests
{
    private static readonly Dictionary<string, string[]> Granted = new()
    {
        [UserRole.Member] = ["own"],
        [UserRole.TeamManager] = ["own", "team", "team own"],
        [UserRole.Finance] = ["own"],
        [UserRole.Auditor] = ["own", "team own", "team other", "organisation"],
        [UserRole.Administrator] = ["own", "team own", "team other", "organisation"],
    };

    private static readonly string[] Topics =
    [
        "own",
        "own other",
        "team",
        "team own",
        "team other",
        "team none",
        "organisation",
        "organisation other",
        "everything",
        "",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_role_watches_what_is_granted_and_nothing_else()
    {
        await using var app = new GatewayApp();
        var (own, other) = (await AddTeamAsync(app, "own"), await AddTeamAsync(app, "other"));
        var wrong = new List<string>();
        foreach (var (role, granted) in Granted)
        {
            await using var hub = await ConnectAsync(app, await app.AddUserAsync(role, own));
            foreach (var topic in Topics)
            {
                var (scope, id) = Parse(topic, own, other);
                var refusal = await hub.RefusalAsync(scope, id);
                var expected = granted.Contains(topic) || (topic == "team" && granted.Contains("team own"));
                if (refusal is null != expected || (refusal is not null && !refusal.Contains(LiveHub.NoTopic)))
                {
                    wrong.Add($"{role} '{topic}': {refusal ?? "granted"}");
                }
            }
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task The_polled_twin_grants_the_same()
    {
        await using var app = new GatewayApp();
        var (own, other) = (await AddTeamAsync(app, "own"), await AddTeamAsync(app, "other"));
        foreach (var (role, granted) in Granted)
        {
            using var client = await app.SignedInAsync(await app.AddUserAsync(role, own));
            var may = new Dictionary<string, bool>
            {
                ["/api/live"] = granted.Contains("organisation"),
                [$"/api/live?scope=team&teamId={own}"] = granted.Contains("team own"),
                [$"/api/live?scope=team&teamId={other}"] = granted.Contains("team other"),
                ["/api/me/live"] = true,
            };
            foreach (var (path, expected) in may)
            {
                using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), Cancel);
                Assert.True(answer.IsSuccessStatusCode == expected, $"{role} {path}: {answer.StatusCode}");
            }
        }
    }

    [Theory]
    [InlineData(HttpTransportType.WebSockets)]
    [InlineData(HttpTransportType.ServerSentEvents)]
    [InlineData(HttpTransportType.LongPolling)]
    public async Task Nobody_connects_without_a_session(HttpTransportType transport)
    {
        await using var app = new GatewayApp();

        var refused = await Assert.ThrowsAnyAsync<HttpRequestException>(() =>
            LiveTestHub.ConnectAsync(new("http://localhost"), session: null, transport, app.Handler)
        );

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Fact]
    public async Task Another_site_gets_no_connection_with_the_reader_s_cookie()
    {
        await using var app = new GatewayApp();
        var session = await app.SessionAsync(await app.AddUserAsync(UserRole.Administrator));

        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            await using var hub = await LiveTestHub.ConnectAsync(
                new("http://localhost"),
                session,
                HttpTransportType.LongPolling,
                app.Handler,
                origin: "https://elsewhere.example"
            );
            await hub.RefusalAsync("own");
        });
    }

    [Fact]
    public async Task A_connection_ends_with_its_session_and_with_its_role()
    {
        await using var app = new GatewayApp();
        var (leaves, changes, stays) = (
            await app.AddUserAsync(UserRole.Administrator),
            await app.AddUserAsync(UserRole.Administrator),
            await app.AddUserAsync(UserRole.Administrator)
        );
        await using var gone = await ConnectAsync(app, leaves);
        await using var other = await ConnectAsync(app, changes);
        await using var same = await ConnectAsync(app, stays);
        await app.Get<SessionStore>().EndAllAsync(new(leaves.Id), Cancel);
        await app.Database.WriteAsync("update app_user set role = 'member' where id = @Id", new { changes.Id }, Cancel);

        await app.Get<LiveGuests>().ReviewAsync(Cancel);

        await Until(() => gone.State == HubConnectionState.Disconnected);
        await Until(() => other.State == HubConnectionState.Disconnected);
        Assert.Null(await same.RefusalAsync("organisation"));
    }

    private static async Task Until(Func<bool> happened)
    {
        for (var patience = 0; !happened(); patience++)
        {
            Assert.True(patience < 200, "It did not happen.");
            await Task.Delay(50, Cancel);
        }
    }

    private static async Task<LiveTestHub> ConnectAsync(GatewayApp app, Accounts.Users.AppUser user) =>
        await LiveTestHub.ConnectAsync(
            new("http://localhost"),
            await app.SessionAsync(user),
            HttpTransportType.LongPolling,
            app.Handler
        );

    private static (string Scope, Guid? Id) Parse(string topic, Guid own, Guid other)
    {
        var words = topic.Split(' ');
        return (
            words[0],
            words.ElementAtOrDefault(1) switch
            {
                "own" => own,
                "other" => other,
                "none" => Guid.Empty,
                _ => null,
            }
        );
    }

    private static async Task<Guid> AddTeamAsync(GatewayApp app, string name)
    {
        var organisation = await app.Get<OrganisationStore>().GetAsync(Cancel);
        return (await app.Get<TeamStore>().AddAsync(organisation.Id, name, Cancel))!.Id;
    }
}
