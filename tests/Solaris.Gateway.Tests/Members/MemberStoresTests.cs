using Solaris.Accounts;
using Solaris.Accounts.SignIn;
using Solaris.Accounts.SingleSignOn;
using Solaris.Http;
using Solaris.Settings;
using Solaris.Storage;

namespace Solaris.Members;

/// <summary>The stores of people's own things, on both databases.</summary>
public sealed class MemberStoresTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(nameof(DatabaseKind.Sqlite))]
    [InlineData(nameof(DatabaseKind.Postgres))]
    public async Task A_typical_call_is_the_average_of_the_model_used_most(string kind)
    {
        await using var app = await AccountsApp.StartAsync(kind);
        var user = await app.AddUserAsync("ana@example.org");
        await CallAsync(app, user.Id, "gpt-4o", tokens: 100, cost: 10);
        await CallAsync(app, user.Id, "gpt-4o", tokens: 200, cost: 30);
        await CallAsync(app, user.Id, "o3", tokens: 9_000, cost: 900);

        var typical = await new CallHabits(app.Database).FindAsync(new(user.Id), Cancel);

        Assert.Equal(new("gpt-4o", Tokens: 150, CostMicros: 20, Calls: 2), typical);
        Assert.Null(await new CallHabits(app.Database).FindAsync(new(Guid.Empty), Cancel));
    }

    [Theory]
    [InlineData(nameof(DatabaseKind.Sqlite))]
    [InlineData(nameof(DatabaseKind.Postgres))]
    public async Task Asks_settings_sessions_links_codes_and_logins_are_kept(string kind)
    {
        await using var app = await AccountsApp.StartAsync(kind);
        var user = await app.AddUserAsync("ana@example.org");
        var person = new UserId(user.Id);
        var asks = new AskStore(app.Database, app.Get<OrganisationStore>());
        var settings = new SettingStore(app.Database, app.Clock);
        var identity = new ExternalIdentity("https://idp.example.org", "s", Email: null, Name: null, Role: null);
        var logins = new ExternalLoginStore(app.Database, app.Clock);
        var ask = new Ask
        {
            Id = Guid.CreateVersion7(app.Clock.GetUtcNow()),
            OrganisationId = user.OrganisationId,
            UserId = user.Id,
            MonthlyTokens = 5,
            Reason = "x",
        };

        Assert.True(await asks.AddAsync(ask, Cancel));
        Assert.False(await asks.AddAsync(ask with { Id = Guid.CreateVersion7(app.Clock.GetUtcNow()) }, Cancel));
        Assert.Single(await asks.ListAsync(new(After: null, Limit: 5, Search: null), "open", Reach.Whole, Cancel));
        Assert.Empty(
            await asks.ListAsync(new(After: null, Limit: 5, Search: null), null, new(null, false, user.Id), Cancel)
        );
        await settings.SetAsync(SettingNames.MemberKeyLimit, "7", Cancel);
        await settings.SetAsync(SettingNames.MemberKeyLimit, "8", Cancel);
        Assert.Equal(8, (await settings.KeyPolicyAsync(Cancel)).Limit);
        await app.Get<SessionStore>().StartAsync(person, new(SignInMethod.Password, "127.0.0.1", null), Cancel);
        var session = Assert.Single(await app.Get<SessionStore>().ListAsync(person, Cancel));
        Assert.True(await app.Get<SessionStore>().EndAsync(person, session.Id, Cancel));
        var (token, _) = await app.Get<LinkStore>().CreateAsync(person, LinkPurpose.Invitation, Cancel);
        Assert.Equal(person, await app.Get<LinkStore>().FindAsync(token.Reveal(), Cancel));
        Assert.True(await app.Get<LinkStore>().UseAsync(token.Reveal(), Cancel));
        Assert.NotNull(await app.Get<SecondFactor>().BeginAsync(person, Cancel));
        Assert.True(await app.Get<TotpStore>().UseStepAsync(person, 7, Cancel));
        Assert.False(await app.Get<TotpStore>().UseStepAsync(person, 7, Cancel));
        Assert.Null(await app.Get<SecondFactor>().BeginAsync(person, Cancel));
        await logins.AddAsync(identity, person, Cancel);
        Assert.Equal(person, await logins.FindAsync(identity, Cancel));
    }

    private static async Task CallAsync(AccountsApp app, Guid user, string model, long tokens, long cost)
    {
        app.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await app.Database.WriteAsync(
            """
            insert into name (value) values (@model) on conflict do nothing;
            insert into request (id, started_at, organisation_id, key_id, user_id, cost_micros, model, endpoint, deployment,
                provider, error_code, input_uncached, input_cache_read, input_cache_write_5m, input_cache_write_1h,
                output_total, output_reasoning, audio_input, audio_output, duration_ms, status, flags, basis)
            values (@id, @at, @id, @id, @user, @cost, (select id from name where value = @model), 0, 0, 0, 0, @tokens, 0, 0,
                0, 0, 0, 0, 0, 0, 200, 0, 0)
            """,
            new
            {
                id = Guid.CreateVersion7(app.Clock.GetUtcNow()),
                at = app.Clock.GetUtcNow().ToUnixTimeMilliseconds(),
                user,
                model,
                tokens,
                cost,
            },
            Cancel
        );
    }
}
