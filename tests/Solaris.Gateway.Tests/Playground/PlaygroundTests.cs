using System.Net;
using System.Net.Http.Json;
using Solaris.Accounts;
using Solaris.Http;

namespace Solaris.Playground;

/// <summary>On the demo's models.</summary>
public sealed class PlaygroundTests : IAsyncDisposable
{
    private const string Chat = "/api/me/playground/chat";

    private static readonly object Question = new
    {
        model = "solaris-demo-fast",
        messages = new[] { new { role = "user", content = "Oi" } },
    };

    private readonly GatewayApp _app = new(host => host.UseSetting("Demo:Enabled", "true"));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_chat_is_charged_to_whoever_is_signed_in()
    {
        var user = await _app.AddUserAsync(UserRole.Member);
        using var member = await _app.SignedInAsync(user);

        using var answer = await member.PostAsJsonAsync(Chat, Question, Cancel);
        var id = answer.Headers.GetValues("x-request-id").Single();
        var (_, call) = await member.GetJsonAsync($"/api/me/requests/{id}");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(user.Id, call.GetProperty("userId").GetGuid());
        Assert.True(call.GetProperty("costMicros").GetInt64() > 0);
    }

    [Fact]
    public async Task Its_models_come_with_prices()
    {
        using var member = await _app.SignedInAsync(await _app.AddUserAsync(UserRole.Member));

        var (_, playground) = await member.GetJsonAsync("/api/me/playground");

        Assert.True(playground.GetProperty("enabled").GetBoolean());
        Assert.Equal(3, playground.GetProperty("models").GetArrayLength());
        Assert.Equal("BRL", playground.Text("currency"));
    }

    [Fact]
    public async Task Neither_another_site_nor_a_stranger_can_spend_with_a_session()
    {
        using var member = await _app.SignedInAsync(await _app.AddUserAsync(UserRole.Member));
        member.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        using var stranger = _app.Client();

        using var elsewhere = await member.PostAsJsonAsync(Chat, Question, Cancel);
        using var nobody = await stranger.PostAsJsonAsync(Chat, Question, Cancel);

        Assert.Equal(HttpStatusCode.Unauthorized, elsewhere.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
    }

    [Fact]
    public async Task Revoking_its_key_turns_it_off()
    {
        using var automation = _app.Automation();
        using var member = await _app.SignedInAsync(await _app.AddUserAsync(UserRole.Member));
        await member.GetJsonAsync("/api/me/playground");
        var (_, keys) = await automation.GetJsonAsync($"/api/keys?q={PlaygroundKey.Name}");
        var key = keys.GetProperty("items")[0].Text("id");

        await automation.SendAsync(HttpMethod.Delete, $"/api/keys/{key}");
        var (_, playground) = await member.GetJsonAsync("/api/me/playground");
        using var refused = await member.PostAsJsonAsync(Chat, Question, Cancel);

        Assert.False(playground.GetProperty("enabled").GetBoolean());
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
