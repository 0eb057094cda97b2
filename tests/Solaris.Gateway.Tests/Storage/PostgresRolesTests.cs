using Dapper;
using Npgsql;
using Solaris.Configuration;

namespace Solaris.Storage;

public sealed class PostgresRolesTests
{
    [Theory]
    [InlineData("create table mine (id int)")]
    [InlineData("alter table request add column mine int")]
    [InlineData("drop table request_other")]
    [InlineData("truncate transfer")]
    [InlineData("update transfer set amount = 1")]
    [InlineData("delete from transfer")]
    [InlineData("update correction set micros_after = 1")]
    [InlineData("delete from price_version")]
    [InlineData("update price_override set prices = null")]
    [InlineData("update exchange_rate set micros = 1")]
    [InlineData("delete from schemaversions")]
    [InlineData("alter table transfer disable trigger all")]
    [InlineData("select grant_app('solaris_app')")]
    public async Task The_gateways_role_may_change_neither_tables_nor_the_books(string sql)
    {
        await using var test = TestDatabases.NewPostgresAsApp();
        await using var connection = test.Database.Open();

        var refused = await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync(sql));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task It_starts_on_a_current_schema_and_makes_and_drops_months()
    {
        await using var test = TestDatabases.NewPostgresAsApp();

        Migrations.Run(test.Database);

        await using var connection = test.Database.Open();
        Assert.True(Migrations.IsCurrent(test.Database));
        Assert.Equal("solaris_app", await connection.ExecuteScalarAsync<string>("select current_user"));
        Assert.Equal(2, await connection.ExecuteScalarAsync<int>("select make_request_months(5)"));
        Assert.Equal(0, await connection.ExecuteScalarAsync<int>("select make_request_months(5)"));
        Assert.Equal(
            5, // The first table goes to the end of this month.
            await connection.ExecuteScalarAsync<int>("select drop_request_months(now() + interval '5 months')")
        );
    }

    [Fact]
    public async Task On_an_older_schema_it_says_who_has_to_migrate()
    {
        await using var test = TestDatabases.NewPostgresAsApp();
        await using var owner = new NpgsqlConnection(Superuser(test));
        await owner.OpenAsync(TestContext.Current.CancellationToken);
        await owner.ExecuteAsync("delete from schemaversions where scriptname like '%0015%'");

        var refused = Assert.Throws<ConfigurationException>(() => Migrations.Run(test.Database));

        Assert.Contains("solaris_migrator", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("on", false)]
    [InlineData("remote_apply", false)]
    [InlineData("off", true)]
    public async Task A_server_that_may_lose_commits_is_refused(string setting, bool refused)
    {
        await using var test = TestDatabases.NewEmptyPostgres();
        await using var database = Database.Postgres(
            test.Database.ConnectionString + $";Options=-c synchronous_commit={setting}"
        );

        var refusal = Record.Exception(() => Durability.Check(database));

        Assert.Equal(refused, refusal is ConfigurationException);
    }

    private static string Superuser(TestDatabase test)
    {
        var server = new NpgsqlConnectionStringBuilder(Environment.GetEnvironmentVariable("SOLARIS_TEST_POSTGRES"));
        server.Database = new NpgsqlConnectionStringBuilder(test.Database.ConnectionString).Database;
        server.Pooling = false;
        return server.ConnectionString;
    }
}
