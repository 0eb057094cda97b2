using System.Net;
using Dapper;
using Microsoft.AspNetCore.Http;
using Solaris.Accounts.Keys;
using Solaris.Storage;

namespace Solaris.Accounts;

public sealed class CallerDirectoryTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(nameof(DatabaseKind.Sqlite))]
    [InlineData(nameof(DatabaseKind.Postgres))]
    public async Task A_key_names_its_owner_and_carries_its_terms(string kind)
    {
        await using var app = await AccountsApp.StartAsync(kind);
        var user = await app.AddUserAsync("ana@example.org");
        var issued = await app.AddKeyAsync(
            user.Id,
            change: terms =>
                terms with
                {
                    Models = ["gpt-4o", "claude-*"],
                    RequestsPerMinute = 60,
                    TokensPerMinute = 90_000,
                    MaxParallel = 4,
                    AlwaysStreamUsage = true,
                }
        );

        var caller = (await app.IdentifyAsync(issued.Secret.Reveal())).Caller;

        Assert.NotNull(caller);
        Assert.Equal(new UserId(user.Id), caller.Origin.User);
        Assert.Equal(new ApiKeyId(issued.Key.Id), caller.Origin.Key);
        Assert.Equal((60, 90_000, 4), (caller.RequestsPerMinute, caller.TokensPerMinute, caller.MaxParallel));
        Assert.Equal((429, true, "pt-BR"), (caller.QuotaStatus, caller.AlwaysStreamUsage, caller.Language));
        Assert.Equal("America/Sao_Paulo", caller.Zone.Id);
        Assert.True(caller.MayUse("gpt-4o") && caller.MayUse("claude-sonnet-4"));
        Assert.False(caller.MayUse("gpt-4o-mini"));
    }

    [Fact]
    public async Task The_key_may_come_in_x_api_key()
    {
        await using var app = await AccountsApp.StartAsync();
        var secret = (await app.AddKeyAsync()).Secret.Reveal();

        var found = await app.IdentifyAsync(key: null, headers: ("x-api-key", secret));

        Assert.NotNull(found.Caller);
    }

    [Fact]
    public async Task Without_a_key_nobody_calls() =>
        AssertRefused(401, "invalid_api_key", await (await AccountsApp.StartAsync()).IdentifyAsync(key: null));

    [Theory]
    [InlineData(nameof(DatabaseKind.Sqlite))]
    [InlineData(nameof(DatabaseKind.Postgres))]
    public async Task A_well_formed_key_that_was_never_issued_is_refused(string kind)
    {
        await using var app = await AccountsApp.StartAsync(kind);

        AssertRefused(401, "invalid_api_key", await app.IdentifyAsync(ApiKeySecret.New().Reveal()));
    }

    [Theory]
    [InlineData("' or '1'='1")]
    [InlineData("sol_live_' or 1=1 --")]
    [InlineData("sol_live_0123456789'; drop table api_key; --0123456789")]
    [InlineData("sol_live_\" union select * from app_user where \"a\"=\"a")]
    [InlineData("sol_live_%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%")]
    public async Task Sql_in_the_header_is_only_a_wrong_key(string injection)
    {
        await using var app = await AccountsApp.StartAsync();
        var secret = (await app.AddKeyAsync()).Secret.Reveal();

        AssertRefused(401, "invalid_api_key", await app.IdentifyAsync(injection));
        Assert.NotNull((await app.IdentifyAsync(secret)).Caller);
    }

    [Fact]
    public async Task A_typo_and_a_cached_key_need_no_database()
    {
        await using var app = await AccountsApp.StartAsync();
        var secret = (await app.AddKeyAsync()).Secret.Reveal();
        await app.IdentifyAsync(secret);
        await ExecuteAsync(app, "drop table api_key");

        AssertRefused(401, "invalid_api_key", await app.IdentifyAsync(secret[..^1] + (secret[^1] == 'a' ? 'b' : 'a')));
        Assert.NotNull((await app.IdentifyAsync(secret)).Caller);
    }

    [Fact]
    public async Task A_cached_key_allocates_nothing()
    {
        await using var app = await AccountsApp.StartAsync();
        var secret = (await app.AddKeyAsync()).Secret.Reveal();
        var directory = app.Get<CallerDirectory>();
        var context = new DefaultHttpContext();
        context.Request.Headers.Authorization = $"Bearer {secret}";
        await directory.IdentifyAsync(context.Request, "chat/completions", bodyUser: null, Cancel);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            var found = directory.IdentifyAsync(context.Request, "chat/completions", bodyUser: null, Cancel);
            Assert.True(found.IsCompletedSuccessfully);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100);
    }

    [Theory]
    [InlineData(nameof(DatabaseKind.Sqlite))]
    [InlineData(nameof(DatabaseKind.Postgres))]
    public async Task A_revoked_key_is_refused_at_once(string kind)
    {
        await using var app = await AccountsApp.StartAsync(kind);
        var issued = await app.AddKeyAsync();
        await app.IdentifyAsync(issued.Secret.Reveal());

        Assert.True(await app.Get<ApiKeyStore>().RevokeAsync(new(issued.Key.Id), Cancel));

        AssertRefused(401, "invalid_api_key", await app.IdentifyAsync(issued.Secret.Reveal()));
    }

    [Fact]
    public async Task What_another_replica_revoked_is_refused_after_the_cache_time()
    {
        await using var app = await AccountsApp.StartAsync();
        var issued = await app.AddKeyAsync();
        await app.IdentifyAsync(issued.Secret.Reveal());
        await ExecuteAsync(app, "update api_key set revoked_at = 1");

        app.Clock.Advance(CallerCache.Lifetime);

        AssertRefused(401, "invalid_api_key", await app.IdentifyAsync(issued.Secret.Reveal()));
    }

    [Fact]
    public async Task A_changed_limit_counts_at_once()
    {
        await using var app = await AccountsApp.StartAsync();
        var issued = await app.AddKeyAsync(change: terms => terms with { RequestsPerMinute = 60 });
        await app.IdentifyAsync(issued.Secret.Reveal());

        var terms = new KeyTerms
        {
            Name = "renamed",
            QuotaStatus = 403,
            RequestsPerMinute = 5,
        };
        await app.Get<ApiKeyStore>().ChangeAsync(new(issued.Key.Id), terms, Cancel);

        var caller = (await app.IdentifyAsync(issued.Secret.Reveal())).Caller;
        Assert.Equal((5, 403, "renamed"), (caller?.RequestsPerMinute, caller?.QuotaStatus, caller?.KeyName));
    }

    [Theory]
    [InlineData(nameof(DatabaseKind.Sqlite))]
    [InlineData(nameof(DatabaseKind.Postgres))]
    public async Task Rotation_lets_both_keys_work_until_the_overlap_ends(string kind)
    {
        await using var app = await AccountsApp.StartAsync(kind);
        var old = await app.AddKeyAsync();
        await app.IdentifyAsync(old.Secret.Reveal());

        var issued = await app.Get<ApiKeyStore>().RotateAsync(new(old.Key.Id), TimeSpan.FromHours(1), Cancel);

        Assert.NotNull(issued);
        Assert.NotNull((await app.IdentifyAsync(old.Secret.Reveal())).Caller);
        Assert.NotNull((await app.IdentifyAsync(issued.Secret.Reveal())).Caller);
        app.Clock.Advance(TimeSpan.FromHours(1));
        AssertRefused(401, "invalid_api_key", await app.IdentifyAsync(old.Secret.Reveal()));
        Assert.NotNull((await app.IdentifyAsync(issued.Secret.Reveal())).Caller);
    }

    [Fact]
    public async Task A_key_is_rotated_once()
    {
        await using var app = await AccountsApp.StartAsync();
        var key = new ApiKeyId((await app.AddKeyAsync()).Key.Id);
        var store = app.Get<ApiKeyStore>();

        var results = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Task.Run(() => store.RotateAsync(key, TimeSpan.FromHours(1), Cancel)))
        );

        Assert.Single(results, issued => issued is not null);
    }

    [Fact]
    public async Task A_key_ends_when_it_expires_although_it_is_cached()
    {
        await using var app = await AccountsApp.StartAsync();
        var end = app.Clock.GetUtcNow().AddSeconds(10);
        var secret = (await app.AddKeyAsync(change: terms => terms with { ExpiresAt = end })).Secret.Reveal();

        Assert.NotNull((await app.IdentifyAsync(secret)).Caller);
        app.Clock.Advance(TimeSpan.FromSeconds(10));

        AssertRefused(401, "invalid_api_key", await app.IdentifyAsync(secret));
    }

    [Fact]
    public async Task A_key_works_only_from_its_addresses()
    {
        await using var app = await AccountsApp.StartAsync();
        var secret = (
            await app.AddKeyAsync(change: terms => terms with { Addresses = ["10.0.0.0/8"] })
        ).Secret.Reveal();

        Assert.NotNull((await app.IdentifyAsync(secret, address: IPAddress.Parse("10.9.8.7"))).Caller);
        AssertRefused(
            403,
            "address_not_allowed",
            await app.IdentifyAsync(secret, address: IPAddress.Parse("11.0.0.1"))
        );
    }

    [Fact]
    public async Task A_key_works_only_for_its_endpoints_and_for_listing_models()
    {
        await using var app = await AccountsApp.StartAsync();
        var secret = (
            await app.AddKeyAsync(change: terms => terms with { Endpoints = ["embeddings", "audio/*"] })
        ).Secret.Reveal();

        Assert.NotNull((await app.IdentifyAsync(secret, "embeddings")).Caller);
        Assert.NotNull((await app.IdentifyAsync(secret, "/audio/speech")).Caller);
        Assert.NotNull((await app.IdentifyAsync(secret, "models")).Caller);
        AssertRefused(403, "endpoint_not_allowed", await app.IdentifyAsync(secret, "chat/completions"));
    }

    [Fact]
    public async Task The_key_of_a_disabled_user_is_refused()
    {
        await using var app = await AccountsApp.StartAsync();
        var user = await app.AddUserAsync("ana@example.org", user => user with { Status = UserStatus.Disabled });
        var secret = (await app.AddKeyAsync(user.Id)).Secret.Reveal();

        AssertRefused(403, "account_disabled", await app.IdentifyAsync(secret));
    }

    [Fact]
    public async Task Guesses_from_one_address_are_slowed_down_before_the_database()
    {
        await using var app = await AccountsApp.StartAsync();
        var secret = (await app.AddKeyAsync()).Secret.Reveal();
        for (var i = 0; i < 30; i++)
        {
            AssertRefused(401, "invalid_api_key", await app.IdentifyAsync(ApiKeySecret.New().Reveal()));
        }

        var throttled = await app.IdentifyAsync(ApiKeySecret.New().Reveal());

        AssertRefused(429, "rate_limit_exceeded", throttled);
        Assert.Equal(TimeSpan.FromSeconds(2), throttled.Refusal?.RetryAfter);
        Assert.NotNull((await app.IdentifyAsync(secret, address: IPAddress.Parse("198.51.100.1"))).Caller);
        app.Clock.Advance(TimeSpan.FromSeconds(2));
        AssertRefused(401, "invalid_api_key", await app.IdentifyAsync(ApiKeySecret.New().Reveal()));
    }

    [Fact]
    public async Task A_key_of_the_previous_secret_works_and_moves_to_the_current_one()
    {
        var database = TestDatabases.NewSqlite();
        var before = await AccountsApp.StartAsync(database);
        var secret = (await before.AddKeyAsync()).Secret.Reveal();
        const string oldKey = "a secret key that is long enough for the tests";
        const string newKey = "the secret key that came after a while";

        await using var during = await AccountsApp.StartAsync(
            database,
            new() { ["Accounts:SecretKey"] = newKey, ["Accounts:PreviousSecretKey"] = oldKey }
        );
        Assert.NotNull((await during.IdentifyAsync(secret)).Caller);
        var after = await AccountsApp.StartAsync(database, new() { ["Accounts:SecretKey"] = newKey });

        Assert.NotNull((await after.IdentifyAsync(secret)).Caller);
    }

    [Fact]
    public async Task Neither_the_key_nor_its_random_part_is_stored()
    {
        await using var app = await AccountsApp.StartAsync();
        var secret = (await app.AddKeyAsync()).Secret.Reveal();
        await using var connection = await app.Database.OpenAsync(Cancel);

        var row = await connection.QuerySingleAsync("select * from api_key");

        var values = ((IDictionary<string, object?>)row).Values.OfType<string>();
        Assert.All(values, value => Assert.DoesNotContain(secret[9..20], value, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_day_of_use_is_kept()
    {
        await using var app = await AccountsApp.StartAsync();
        var issued = await app.AddKeyAsync();

        await app.IdentifyAsync(issued.Secret.Reveal());

        var key = await app.Get<ApiKeyStore>().FindAsync(new(issued.Key.Id), Cancel);
        Assert.Equal(new DateOnly(2026, 3, 10), KeyResponse.Of(key!, app.Clock.GetUtcNow()).LastUsedOn);
    }

    private static async Task ExecuteAsync(AccountsApp app, string sql)
    {
        await using var connection = await app.Database.OpenAsync(Cancel);
        await connection.ExecuteAsync(sql);
    }

    private static void AssertRefused(int status, string code, Identification found)
    {
        Assert.Null(found.Caller);
        Assert.Equal((status, code), (found.Refusal?.Status, found.Refusal?.Code));
        Assert.InRange(found.Refusal?.Message.Length ?? 0, 1, 239);
    }
}
