using Dapper;
using Solaris.Accounts.SignIn;
using Solaris.Accounts.Users;
using Solaris.Storage;

namespace Solaris.Accounts;

public sealed class AccountBootstrapTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(nameof(DatabaseKind.Sqlite))]
    [InlineData(nameof(DatabaseKind.Postgres))]
    public async Task The_first_start_makes_the_organisation_and_an_administrator_with_a_password_shown_once(
        string kind
    )
    {
        await using var app = await AccountsApp.StartAsync(kind);
        var bootstrap = app.Get<AccountBootstrap>();

        var first = await bootstrap.RunAsync(Cancel);
        var second = await bootstrap.RunAsync(Cancel);

        Assert.Equal(
            ("Organisation", "America/Sao_Paulo", "pt-BR"),
            (first.Organisation.Name, first.Organisation.Zone, first.Organisation.Language)
        );
        Assert.Equal("admin@localhost", first.AdministratorEmail);
        Assert.Equal(20, first.GeneratedPassword?.Reveal().Length);
        Assert.Null(second.AdministratorEmail);
        var admin = await app.Get<UserStore>().FindByEmailAsync(first.Organisation.Id, "admin@localhost", Cancel);
        Assert.Equal(UserRole.Administrator, admin?.Role);
        Assert.True(
            await app.Get<PasswordHashing>().VerifyAsync(admin?.PasswordHash, first.GeneratedPassword!.Reveal(), Cancel)
        );
    }

    [Fact]
    public async Task An_administrator_whose_creation_was_cut_off_is_finished_at_the_next_start()
    {
        await using var app = await AccountsApp.StartAsync();
        var user = await app.AddUserAsync(
            "admin@localhost",
            user => user with { Role = UserRole.Administrator, Status = UserStatus.New }
        );
        var bootstrap = app.Get<AccountBootstrap>();

        var tooSoon = await bootstrap.RunAsync(Cancel);
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        var result = await bootstrap.RunAsync(Cancel);

        Assert.Null(tooSoon.AdministratorEmail);
        Assert.NotNull(result.GeneratedPassword);
        var admin = await app.Get<UserDirectory>().FindAsync(new(user.Id), Solaris.Http.Reach.Whole, Cancel);
        Assert.Equal(("active", 1_000_000), (admin?.Status, admin?.MonthlyTokens));
    }

    [Fact]
    public async Task A_given_password_is_used_and_not_shown()
    {
        await using var app = await AccountsApp.StartAsync(
            settings: new()
            {
                ["Accounts:AdminEmail"] = "root@example.org",
                ["Accounts:AdminPassword"] = "given by the operator",
            }
        );

        var result = await app.Get<AccountBootstrap>().RunAsync(Cancel);

        Assert.Equal("root@example.org", result.AdministratorEmail);
        Assert.Null(result.GeneratedPassword);
    }

    [Theory]
    [InlineData(nameof(DatabaseKind.Sqlite))]
    [InlineData(nameof(DatabaseKind.Postgres))]
    public async Task Replicas_that_start_together_make_one_organisation_and_one_administrator(string kind)
    {
        await using var app = await AccountsApp.StartAsync(kind);

        var starts = Enumerable
            .Range(0, 8)
            .Select(_ => Task.Run(() => new OrganisationStore(app.Database, app.Clock).GetAsync(Cancel).AsTask()));
        await Task.WhenAll(starts);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => app.Get<AccountBootstrap>().RunAsync(Cancel)));

        await using var connection = await app.Database.OpenAsync(Cancel);
        Assert.Equal(1, await connection.ExecuteScalarAsync<long>("select count(*) from organisation"));
        Assert.Equal(1, await connection.ExecuteScalarAsync<long>("select count(*) from app_user"));
    }
}
