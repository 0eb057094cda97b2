using Dapper;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Solaris.Docs;
using Solaris.Ledger.Verification;
using Solaris.Members;
using Solaris.Storage;

namespace Solaris.Demo;

/// <summary>The demo as it starts for the first time, and again.</summary>
public sealed class DemoHistoryTests : IDisposable
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;
    private readonly string _folder = Directory.CreateTempSubdirectory("solaris-").FullName;

    [Fact]
    public async Task A_new_demo_looks_back_on_calls_whose_books_are_right()
    {
        await using var gateway = Start();

        var report = await gateway.Services.GetRequiredService<LedgerVerifier>().VerifyAsync(Cancel);

        Assert.Empty(report.Violations);
        Assert.True(await CountAsync(gateway, "select count(*) from request where cost_micros > 0") > 3_000);
        Assert.True(await CountAsync(gateway, "select count(*) from request where status = 402") > 0);
        Assert.Equal(0, await CountAsync(gateway, "select count(*) from usage_dirty"));
        Assert.Equal(1, await CountAsync(gateway, $"select count(*) from ask where status = '{AskStatus.Open}'"));
    }

    [Fact]
    public async Task The_second_start_adds_nothing()
    {
        const string calls = "select count(*) from request";
        long before;
        await using (var first = Start())
        {
            before = await CountAsync(first, calls);
        }

        await using var second = Start();

        Assert.Equal(before, await CountAsync(second, calls));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private WebApplicationFactory<ProductDescription> Start() =>
        new WebApplicationFactory<ProductDescription>().WithWebHostBuilder(host =>
            host.UseSetting("Storage:Folder", _folder).UseSetting("Demo:Enabled", "true")
        );

    private static async Task<long> CountAsync(WebApplicationFactory<ProductDescription> gateway, string sql)
    {
        await using var connection = await gateway.Services.GetRequiredService<Database>().OpenAsync(Cancel);
        return await connection.ExecuteScalarAsync<long>(sql);
    }
}
