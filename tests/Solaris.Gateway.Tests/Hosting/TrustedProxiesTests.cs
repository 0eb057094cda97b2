using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Solaris.Hosting;

public sealed class TrustedProxiesTests
{
    [Theory]
    [InlineData(null, "10.0.0.1", "1.2.3.4", "10.0.0.1")]
    [InlineData("10.0.0.0/8", "10.0.0.1", "1.2.3.4", "1.2.3.4")]
    [InlineData("10.0.0.1", "10.0.0.1", "1.2.3.4", "1.2.3.4")]
    [InlineData("10.0.0.1, fd00::/8", "10.0.0.1", "6.6.6.6, 1.2.3.4", "1.2.3.4")]
    [InlineData("10.0.0.0/8", "10.0.0.1", "6.6.6.6, 1.2.3.4, 10.0.0.7", "1.2.3.4")]
    [InlineData("10.0.0.0/8", "192.0.2.1", "1.2.3.4", "192.0.2.1")]
    public async Task A_clients_address_is_taken_from_proxies_that_are_trusted(
        string? trusted,
        string peer,
        string header,
        string seen
    )
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Services.Configure<ServerOptions>(options => options.TrustedProxies = trusted);
        await using var app = builder.Build();
        app.UseTrustedProxies();
        IPAddress? found = null;
        app.Run(http =>
        {
            found = http.Connection.RemoteIpAddress;
            return Task.CompletedTask;
        });
        await app.StartAsync(TestContext.Current.CancellationToken);

        await app.GetTestServer()
            .SendAsync(
                http =>
                {
                    http.Connection.RemoteIpAddress = IPAddress.Parse(peer);
                    http.Request.Headers["X-Forwarded-For"] = header;
                },
                TestContext.Current.CancellationToken
            );

        Assert.Equal(IPAddress.Parse(seen), found);
    }
}
