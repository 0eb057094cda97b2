using System.Net;
using System.Net.Http.Headers;
using Solaris.FakeProvider;

namespace Solaris.EndToEnd;

/// <summary>The database goes away and comes back under a running gateway.</summary>
[Collection(RunsAlone.Name)]
public sealed class DatabaseOutageTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_its_database_the_gateway_refuses_says_why_and_goes_on_when_it_is_back()
    {
        await using var provider = await FakeProviderApp.StartAsync(
            new FakeProviderOptions { Key = GatewayModels.ProviderKey }
        );
        var setup = await GatewaySetup.CreateAsync(GatewayModels.Yaml(provider.BaseAddress), postgres: true);
        await using var gateway = await GatewayProcess.StartAsync(setup);
        var known = await gateway.Admin.CreateUserKeyAsync("known@example.org");
        var stranger = await gateway.Admin.CreateUserKeyAsync("stranger@example.org");
        Assert.Equal(HttpStatusCode.OK, (await CallAsync(gateway, known)).StatusCode);
        var billed = provider.Billing.Bills.Count;

        await setup.Postgres.TakeAwayAsync();

        foreach (var key in new[] { known, stranger }) // One is remembered, the other would have to be looked up.
        {
            using var refused = await CallAsync(gateway, key);
            var body = await refused.Content.ReadAsStringAsync(Cancellation);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.Contains("ledger_unavailable", body, StringComparison.Ordinal);
            Assert.NotNull(refused.Headers.RetryAfter);
        }
        Assert.Equal(billed, provider.Billing.Bills.Count); // Nothing that could not be held went out.
        using (var ready = await gateway.Http.GetAsync(new Uri("/health/ready", UriKind.Relative), Cancellation))
        {
            var report = await ready.Content.ReadAsStringAsync(Cancellation);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
            Assert.Contains("out of reach", report, StringComparison.Ordinal);
            Assert.DoesNotContain("127.0.0.1", report, StringComparison.Ordinal);
        }
        using (var admin = await AdminAsync(gateway))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, admin.StatusCode);
            Assert.Equal("application/problem+json", admin.Content.Headers.ContentType?.MediaType);
            Assert.NotNull(admin.Headers.RetryAfter);
        }

        await setup.Postgres.BringBackAsync();

        Assert.Equal(HttpStatusCode.OK, (await CallAsync(gateway, stranger)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await CallAsync(gateway, known)).StatusCode);
        using var well = await gateway.Http.GetAsync(new Uri("/health/ready", UriKind.Relative), Cancellation);
        Assert.Equal(HttpStatusCode.OK, well.StatusCode);
        Assert.Empty(await gateway.Admin.VerifyAsync());
    }

    private static Task<HttpResponseMessage> CallAsync(GatewayProcess gateway, ApiKeyGrant key)
    {
        var request = ChatBody.Request(ChatBody.Of("Olá"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key.Secret);
        return gateway.Http.SendAsync(request, Cancellation);
    }

    private static Task<HttpResponseMessage> AdminAsync(GatewayProcess gateway)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/requests", UriKind.Relative));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", GatewayProcess.MasterKey);
        return gateway.Http.SendAsync(request, Cancellation);
    }
}
