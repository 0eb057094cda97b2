using Microsoft.Data.Sqlite;
using Solaris.FakeProvider;

namespace Solaris.EndToEnd;

/// <summary>A call that ends while the database cannot be written, in a gateway that is then killed, is still charged right.</summary>
[Collection(RunsAlone.Name)]
public sealed class SpoolTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_spool_corrects_the_charge_after_a_kill()
    {
        await using var provider = await FakeProviderApp.StartAsync(
            new FakeProviderOptions { Key = GatewayModels.ProviderKey }
        );
        await using var gateway = await GatewayProcess.StartAsync(
            await GatewaySetup.CreateAsync(GatewayModels.Yaml(provider.BaseAddress))
        );
        var key = await gateway.Admin.CreateUserKeyAsync("spool@example.org");
        SqliteConnection? writer = null;
        provider.AtPoint = (_, point) =>
        {
            if (point == CallPoint.LastChunk)
            {
                writer = OccupyDatabase(gateway.DataFolder);
            }
            return ValueTask.CompletedTask;
        };
        var call = CallAsync(gateway, key);
        await Eventually.HoldsAsync(() => SpoolOf(gateway.DataFolder).Any(file => new FileInfo(file).Length > 0));
        await gateway.KillAsync();
        await call;
        writer?.Dispose();
        await gateway.StartAgainAsync();

        var used = await Eventually.GetAsync(async () =>
        {
            var limit = (await gateway.Admin.LimitsAsync("user", key.UserId))["items"]![0]!;
            return (long)limit["held"]! == 0 && (long)limit["used"]! > 0 ? limit : null;
        });
        Assert.Equal(provider.Billing.Bills.Single().Total, (long)used["used"]!);
        Assert.Empty(await gateway.Admin.VerifyAsync());
    }

    /// <summary>Takes SQLite's one write lock, as a long transaction of another program would.</summary>
    private static SqliteConnection OccupyDatabase(string folder)
    {
        var file = Directory.EnumerateFiles(folder, "*.db").Single();
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "begin immediate";
        command.ExecuteNonQuery();
        return connection;
    }

    private static IEnumerable<string> SpoolOf(string folder) =>
        Directory.EnumerateFiles(folder, "*spool*", SearchOption.AllDirectories);

    private static async Task CallAsync(GatewayProcess gateway, ApiKeyGrant key)
    {
        try
        {
            using var request = ChatBody.Request(ChatBody.Of("Hi", "tokens=20", stream: true));
            request.Headers.Authorization = new("Bearer", key.Secret);
            using var answer = await gateway.Http.SendAsync(request, Cancellation);
        }
        catch (HttpRequestException)
        {
            // Killed before the last byte.
        }
    }
}
