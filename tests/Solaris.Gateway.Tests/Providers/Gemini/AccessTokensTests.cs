using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace Solaris.Providers.Gemini;

public sealed class AccessTokensTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 8, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly RSA _key = RSA.Create(2048);
    private readonly TokenEndpoint _endpoint = new();
    private readonly HttpMessageInvoker _connections;
    private readonly AccessTokens _tokens;

    public AccessTokensTests()
    {
        _connections = new(_endpoint);
        _tokens = new(_connections, _clock);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_assertion_is_signed_with_the_account_s_key()
    {
        await _tokens.GetAsync(Account(), Cancellation);

        var parts = _endpoint.Assertion!.Split('.');
        var signed = Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}");
        Assert.True(_key.VerifyData(signed, Bytes(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        var claims = JsonNode.Parse(Bytes(parts[1]))!;
        Assert.Equal("me@p.iam", (string?)claims["iss"]);
        Assert.Equal("https://tokens.example/token", (string?)claims["aud"]);
        Assert.Equal(3600, (long?)claims["exp"] - (long?)claims["iat"]);
    }

    [Fact]
    public async Task A_token_is_asked_for_once_and_kept_until_shortly_before_its_end()
    {
        var account = Account();
        var first = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => _tokens.GetAsync(account, Cancellation).AsTask())
        );
        _clock.Advance(TimeSpan.FromMinutes(58));
        var kept = await _tokens.GetAsync(account, Cancellation);
        _clock.Advance(TimeSpan.FromMinutes(1));
        var next = await _tokens.GetAsync(account, Cancellation);

        Assert.Equal(["token-1"], first.Distinct());
        Assert.Equal(("token-1", "token-2"), (kept, next));
    }

    [Fact]
    public async Task A_token_that_was_refused_is_not_used_again()
    {
        var account = Account();
        var token = await _tokens.GetAsync(account, Cancellation);

        _tokens.Forget(account, token);

        Assert.Equal("token-2", await _tokens.GetAsync(account, Cancellation));
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, nameof(FailureKind.Credential))]
    [InlineData(HttpStatusCode.ServiceUnavailable, nameof(FailureKind.Overloaded))]
    public async Task A_failure_is_told_without_secrets_and_is_not_kept(HttpStatusCode status, string kind)
    {
        var account = Account();
        _endpoint.Status = status;
        var failure = await Assert.ThrowsAsync<HttpRequestException>(async () =>
            await _tokens.GetAsync(account, Cancellation)
        );
        _endpoint.Status = HttpStatusCode.OK;

        Assert.Equal(Enum.Parse<FailureKind>(kind), FailureRules.OfException(failure));
        Assert.DoesNotContain("grant-0815", failure.ToString(), StringComparison.Ordinal);
        Assert.Equal("token-2", await _tokens.GetAsync(account, Cancellation));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("nonsense")]
    [InlineData("""{"client_email":"a","private_key":"no key"}""")]
    public void What_is_no_key_file_is_no_account(string json) => Assert.Null(ServiceAccount.Parse(json));

    [Fact]
    public void Assertions_leave_only_encrypted()
    {
        Assert.Null(ServiceAccount.Parse(KeyFile("http://tokens.example/token")));
        Assert.NotNull(ServiceAccount.Parse(KeyFile("http://127.0.0.1:9/token")));
    }

    public void Dispose()
    {
        _connections.Dispose();
        _key.Dispose();
    }

    private static byte[] Bytes(string base64) => System.Buffers.Text.Base64Url.DecodeFromChars(base64);

    private ServiceAccount Account() => ServiceAccount.Parse(KeyFile("https://tokens.example/token"))!;

    private string KeyFile(string address) => AccountFile.Json(new Uri(address), _key);

    private sealed class TokenEndpoint : HttpMessageHandler
    {
        private int _given;

        public HttpStatusCode Status { get; set; } = HttpStatusCode.OK;

        public string? Assertion { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            var form = await request.Content!.ReadAsStringAsync(cancellationToken);
            Assertion = form.Split("assertion=")[1];
            var token = $"token-{Interlocked.Increment(ref _given)}";
            return new(Status)
            {
                Content = new StringContent(
                    $$"""{"access_token":"{{token}}","expires_in":3600,"error_description":"grant-0815"}"""
                ),
            };
        }
    }
}
