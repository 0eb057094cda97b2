using Dapper;
using Solaris.Accounts.Users;
using Solaris.Ledger;
using Solaris.Storage;

namespace Solaris.Accounts;

public sealed class TrustedClientTests
{
    private const string Id = "X-Solaris-User-Id";
    private const string Email = "X-Solaris-User-Email";
    private const string Name = "X-Solaris-User-Name";
    private const string Mongo = "65f0c0ffee0123456789abcd";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(nameof(DatabaseKind.Sqlite))]
    [InlineData(nameof(DatabaseKind.Postgres))]
    public async Task An_unknown_user_is_created_with_the_default_limit(string kind)
    {
        await using var app = await AccountsApp.StartAsync(kind);
        var secret = (await app.AddTrustedKeyAsync()).Secret.Reveal();

        var found = await app.IdentifyAsync(
            secret,
            headers: [(Id, Mongo), (Email, "Ana@Example.org"), (Name, "Ana Maria")]
        );

        var user = await app.Get<UserDirectory>()
            .FindAsync(found.Caller!.Origin.User!.Value, Solaris.Http.Reach.Whole, Cancel);
        Assert.Equal(("ana@example.org", Mongo, "Ana Maria"), (user?.Email, user?.ExternalId, user?.Name));
        Assert.Equal((1_000_000, "active", "member"), (user?.MonthlyTokens, user?.Status, user?.Role));
        Assert.Equal(402, found.Caller.QuotaStatus);
    }

    [Theory]
    [InlineData(nameof(DatabaseKind.Sqlite))]
    [InlineData(nameof(DatabaseKind.Postgres))]
    public async Task First_calls_that_come_together_create_one_user(string kind)
    {
        await using var app = await AccountsApp.StartAsync(kind);
        var secret = (await app.AddTrustedKeyAsync()).Secret.Reveal();

        var calls = Enumerable
            .Range(0, 64)
            .Select(_ => Task.Run(() => app.IdentifyAsync(secret, headers: (Id, Mongo))));
        var found = await Task.WhenAll(calls);

        Assert.Single(found.Select(identification => identification.Caller?.Origin.User).Distinct());
        Assert.Equal(1, await CountUsersAsync(app));
    }

    [Fact]
    public async Task Replicas_that_see_a_user_first_together_create_one()
    {
        var database = TestDatabases.NewSqlite();
        await using var one = await AccountsApp.StartAsync(database);
        var two = await AccountsApp.StartAsync(database);
        var secret = (await one.AddTrustedKeyAsync()).Secret.Reveal();

        var calls = Enumerable
            .Range(0, 32)
            .Select(i => Task.Run(() => (i % 2 == 0 ? one : two).IdentifyAsync(secret, headers: (Id, Mongo))));
        var found = await Task.WhenAll(calls);

        Assert.Single(found.Select(identification => identification.Caller?.Origin.User).Distinct());
    }

    [Fact]
    public async Task A_user_whose_creation_stopped_half_way_gets_the_limit_before_the_call()
    {
        await using var app = await AccountsApp.StartAsync();
        var user = await app.AddUserAsync("ana@example.org", user => user with { Status = UserStatus.New });
        var secret = (await app.AddTrustedKeyAsync()).Secret.Reveal();

        var found = await app.IdentifyAsync(secret, headers: (Email, "ana@example.org"));

        Assert.Equal(new UserId(user.Id), found.Caller?.Origin.User);
        var limit = Assert.Single(await app.Get<LimitBook>().FindAsync([(LimitScope.User, user.Id)], Cancel));
        Assert.Equal((LimitUnit.Tokens, LimitWindow.Month, 1_000_000), (limit.Unit, limit.Window, limit.Amount));
    }

    [Fact]
    public async Task The_bodys_user_counts_when_no_header_names_one()
    {
        await using var app = await AccountsApp.StartAsync();
        var secret = (await app.AddTrustedKeyAsync()).Secret.Reveal();

        var byBody = await app.IdentifyAsync(secret, bodyUser: Mongo);
        var byHeader = await app.IdentifyAsync(secret, bodyUser: "someone else", headers: (Id, Mongo));

        Assert.NotNull(byBody.Caller?.Origin.User);
        Assert.Equal(byBody.Caller.Origin.User, byHeader.Caller?.Origin.User);
    }

    [Theory]
    [InlineData("", "", null)]
    [InlineData("{{LIBRECHAT_USER_ID}}", "{{LIBRECHAT_USER_EMAIL}}", null)]
    [InlineData("   ", "no address", "")]
    [InlineData(null, null, "{{user}}")]
    [InlineData(null, "@", null)]
    public async Task A_call_without_a_user_is_refused_and_creates_nobody(string? id, string? email, string? body)
    {
        await using var app = await AccountsApp.StartAsync();
        var secret = (await app.AddTrustedKeyAsync()).Secret.Reveal();

        var found = await app.IdentifyAsync(secret, bodyUser: body, headers: [(Id, id ?? ""), (Email, email ?? "")]);

        Assert.Equal((400, "user_required"), (found.Refusal?.Status, found.Refusal?.Code));
        Assert.Equal(0, await CountUsersAsync(app));
    }

    [Fact]
    public async Task An_absent_id_falls_back_to_the_email()
    {
        await using var app = await AccountsApp.StartAsync();
        var user = await app.AddUserAsync("ana@example.org");
        var secret = (await app.AddTrustedKeyAsync()).Secret.Reveal();

        var found = await app.IdentifyAsync(
            secret,
            headers: [(Id, "{{LIBRECHAT_USER_ID}}"), (Email, "ANA@example.org")]
        );

        Assert.Equal(new UserId(user.Id), found.Caller?.Origin.User);
    }

    [Fact]
    public async Task A_user_known_by_email_is_linked_to_the_clients_id()
    {
        await using var app = await AccountsApp.StartAsync();
        var user = await app.AddUserAsync("ana@example.org");
        var secret = (await app.AddTrustedKeyAsync()).Secret.Reveal();
        await app.IdentifyAsync(secret, headers: [(Id, Mongo), (Email, "ana@example.org")]);

        var byId = await app.IdentifyAsync(secret, headers: (Id, Mongo));

        Assert.Equal(new UserId(user.Id), byId.Caller?.Origin.User);
    }

    [Theory]
    [InlineData("a\0b")]
    [InlineData("a\r\nX-Evil: 1")]
    [InlineData("\uD800")]
    [InlineData("a\u202Eb")]
    public async Task An_id_that_cannot_be_one_is_refused(string id)
    {
        await using var app = await AccountsApp.StartAsync();
        var secret = (await app.AddTrustedKeyAsync()).Secret.Reveal();

        var found = await app.IdentifyAsync(secret, bodyUser: id);

        Assert.Equal((400, "user_invalid"), (found.Refusal?.Status, found.Refusal?.Code));
    }

    [Fact]
    public async Task An_id_longer_than_200_characters_is_refused()
    {
        await using var app = await AccountsApp.StartAsync();
        var secret = (await app.AddTrustedKeyAsync()).Secret.Reveal();

        Assert.Equal(400, (await app.IdentifyAsync(secret, bodyUser: new string('a', 201))).Refusal?.Status);
    }

    [Theory]
    [InlineData("João", "João")]
    [InlineData("Jo\u00C3\u00A3o", "João")]
    [InlineData("Jo%C3%A3o%20Lima", "João Lima")]
    [InlineData("=?UTF-8?B?Sm/Do28=?=", "João")]
    [InlineData("=?utf-8?Q?Jo=C3=A3o_Lima?=", "João Lima")]
    [InlineData("=?utf-8?Q?Jo=C3=A3o?= =?utf-8?Q?_Lima?=", "João Lima")]
    [InlineData("=?utf-8?B?***?=", "=?utf-8?B?***?=")]
    [InlineData("a%0D%0ASet-Cookie: x", "aSet-Cookie: x")]
    [InlineData("\u202Eevil\u0007", "evil")]
    [InlineData("100%", "100%")]
    [InlineData("\uD83D\uDE00 Ana", "\uD83D\uDE00 Ana")]
    [InlineData("%ED%A0%80", "%ED%A0%80")]
    [InlineData("{{LIBRECHAT_USER_NAME}}", "u1")]
    public async Task A_name_in_any_encoding_is_read_and_never_fails_a_call(string sent, string name)
    {
        await using var app = await AccountsApp.StartAsync();
        var secret = (await app.AddTrustedKeyAsync()).Secret.Reveal();

        var found = await app.IdentifyAsync(secret, headers: [(Id, "u1"), (Name, sent)]);

        var user = await app.Get<UserDirectory>()
            .FindAsync(found.Caller!.Origin.User!.Value, Solaris.Http.Reach.Whole, Cancel);
        Assert.Equal(name, user?.Name);
    }

    [Fact]
    public async Task Identity_headers_of_a_standard_key_are_ignored()
    {
        await using var app = await AccountsApp.StartAsync();
        var owner = await app.AddUserAsync("owner@example.org");
        await app.AddUserAsync("victim@example.org");
        var secret = (await app.AddKeyAsync(owner.Id)).Secret.Reveal();

        var found = await app.IdentifyAsync(secret, bodyUser: "victim", headers: (Email, "victim@example.org"));

        Assert.Equal(new UserId(owner.Id), found.Caller?.Origin.User);
        Assert.Equal(2, await CountUsersAsync(app));
    }

    [Fact]
    public async Task Without_auto_provisioning_strangers_are_refused()
    {
        await using var app = await AccountsApp.StartAsync(settings: new() { ["Accounts:AutoProvision"] = "false" });
        var secret = (await app.AddTrustedKeyAsync()).Secret.Reveal();

        var found = await app.IdentifyAsync(secret, headers: (Id, Mongo));

        Assert.Equal((403, "account_unknown"), (found.Refusal?.Status, found.Refusal?.Code));
    }

    [Fact]
    public async Task A_disabled_user_is_refused_at_once()
    {
        await using var app = await AccountsApp.StartAsync();
        var secret = (await app.AddTrustedKeyAsync()).Secret.Reveal();
        var user = (await app.IdentifyAsync(secret, headers: (Id, Mongo))).Caller!.Origin.User!.Value;

        await app.Get<UserChanges>().ChangeAsync(user, new() { Status = "disabled" }, Cancel);

        Assert.Equal((403, "account_disabled"), Answer(await app.IdentifyAsync(secret, headers: (Id, Mongo))));
    }

    [Theory]
    [InlineData(nameof(DatabaseKind.Sqlite))]
    [InlineData(nameof(DatabaseKind.Postgres))]
    public async Task A_deleted_user_does_not_come_back_with_a_fresh_quota(string kind)
    {
        await using var app = await AccountsApp.StartAsync(kind);
        var secret = (await app.AddTrustedKeyAsync()).Secret.Reveal();
        var user = (await app.IdentifyAsync(secret, headers: [(Id, Mongo), (Email, "ana@example.org")]))
            .Caller!
            .Origin
            .User!
            .Value;

        await app.Get<UserChanges>().DeleteAsync(user, Cancel);

        Assert.Equal((403, "account_disabled"), Answer(await app.IdentifyAsync(secret, headers: (Id, Mongo))));
        Assert.Equal(
            (403, "account_disabled"),
            Answer(await app.IdentifyAsync(secret, headers: (Email, "ana@example.org")))
        );
        var row = await app.Get<UserStore>().FindAsync(user, Cancel);
        Assert.StartsWith("deleted:", row?.Email, StringComparison.Ordinal);
        Assert.Equal(("", "deleted"), (row?.Name, row?.Status));
    }

    [Fact]
    public async Task Models_may_be_listed_without_a_user()
    {
        await using var app = await AccountsApp.StartAsync();
        var secret = (await app.AddTrustedKeyAsync()).Secret.Reveal();

        var found = await app.IdentifyAsync(secret, "models");

        Assert.NotNull(found.Caller);
        Assert.Null(found.Caller.Origin.User);
    }

    [Fact]
    public async Task The_conversation_rides_along()
    {
        await using var app = await AccountsApp.StartAsync();
        var secret = (await app.AddTrustedKeyAsync()).Secret.Reveal();

        var found = await app.IdentifyAsync(secret, headers: [(Id, Mongo), ("X-Solaris-Conversation-Id", "c-1")]);

        Assert.Equal("c-1", found.Caller?.Conversation);
        Assert.Null((await app.IdentifyAsync(secret, headers: (Id, Mongo))).Caller?.Conversation);
    }

    private static (int?, string?) Answer(Identification found) => (found.Refusal?.Status, found.Refusal?.Code);

    private static async Task<long> CountUsersAsync(AccountsApp app)
    {
        await using var connection = await app.Database.OpenAsync(Cancel);
        return await connection.ExecuteScalarAsync<long>("select count(*) from app_user");
    }
}
