using System.Net;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Solaris.Dashboard;

public sealed class DashboardTests : IAsyncDisposable
{
    private const string Script = "export const answer = 42;";
    private readonly string _folder = Directory.CreateTempSubdirectory("solaris-").FullName;
    private readonly WebApplicationFactory<DashboardFiles> _gateway;

    public DashboardTests() =>
        _gateway = new WebApplicationFactory<DashboardFiles>().WithWebHostBuilder(host =>
        {
            host.UseSetting("Storage:Folder", Path.Combine(_folder, "data"));
            host.UseSetting("Dashboard:Folder", Path.Combine(_folder, "dashboard"));
        });

    [Fact]
    public async Task The_root_leads_to_the_dashboard()
    {
        Build();

        using var answer = await GetAsync("/");

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal("/admin/", answer.Headers.Location?.ToString());
    }

    [Fact]
    public async Task Without_a_build_the_root_says_what_this_is()
    {
        using var answer = await GetAsync("/");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("scripts/run", await TextAsync(answer), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/admin/")]
    [InlineData("/admin/usage")]
    [InlineData("/admin/me/requests?request=1")]
    public async Task Every_address_is_the_page_with_a_nonce_of_its_own(string path)
    {
        Build();

        using var first = await GetAsync(path);
        using var second = await GetAsync(path);

        var policy = Assert.Single(first.Headers.GetValues("Content-Security-Policy"));
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.NotEqual(await TextAsync(first), await TextAsync(second));
        var nonce = policy.Split("'nonce-")[1].Split('\'')[0];
        Assert.Contains($"content=\"{nonce}\"", await TextAsync(first), StringComparison.Ordinal);
        Assert.True(first.Headers.CacheControl?.NoStore);
    }

    [Theory]
    [InlineData("br", "br")]
    [InlineData("gzip, br;q=0", "gzip")]
    [InlineData("identity", null)]
    public async Task Assets_come_in_the_smallest_form_and_for_good(string accepted, string? encoding)
    {
        Build();

        using var answer = await GetAsync("/admin/assets/app-1.js", accepted);

        Assert.Equal(encoding, answer.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Contains("immutable", answer.Headers.GetValues("Cache-Control").Single(), StringComparison.Ordinal);
        Assert.Equal(encoding ?? Script, await TextAsync(answer));
    }

    [Fact]
    public async Task An_asset_that_was_never_compressed_is_sent_as_it_is()
    {
        Build();

        using var answer = await GetAsync("/admin/theme-init.js", "br, gzip");

        Assert.Empty(answer.Content.Headers.ContentEncoding);
        Assert.Equal("// theme", await TextAsync(answer));
        Assert.True(answer.Headers.CacheControl?.NoCache);
    }

    [Theory]
    [InlineData("/admin/assets/none.js")]
    [InlineData("/admin/none.svg")]
    [InlineData("/admin/..%2Fdata%2Fsolaris.db")]
    public async Task What_is_no_file_of_the_build_is_not_found(string path)
    {
        Build();

        using var answer = await GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_file_that_the_browser_has_is_not_sent_again()
    {
        Build();
        using var first = await GetAsync("/admin/theme-init.js");
        using var client = _gateway.CreateClient();
        client.DefaultRequestHeaders.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await client.GetAsync(
            new Uri("/admin/theme-init.js", UriKind.Relative),
            TestContext.Current.CancellationToken
        );

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    public async ValueTask DisposeAsync()
    {
        await _gateway.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private void Build()
    {
        var assets = Directory.CreateDirectory(Path.Combine(_folder, "dashboard", "assets")).FullName;
        File.WriteAllText(
            Path.Combine(_folder, "dashboard", "index.html"),
            "<meta name=\"csp-nonce\" content=\"%NONCE%\">"
        );
        File.WriteAllText(Path.Combine(_folder, "dashboard", "theme-init.js"), "// theme");
        File.WriteAllText(Path.Combine(assets, "app-1.js"), Script);
        File.WriteAllText(Path.Combine(assets, "app-1.js.br"), "br");
        File.WriteAllText(Path.Combine(assets, "app-1.js.gz"), "gzip");
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string accepted = "identity")
    {
        using var client = _gateway.CreateClient(new() { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Add("Accept-Encoding", accepted);
        return await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
    }

    private static Task<string> TextAsync(HttpResponseMessage answer) =>
        answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
}
