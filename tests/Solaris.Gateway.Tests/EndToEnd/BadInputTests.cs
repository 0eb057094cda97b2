using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Solaris.EndToEnd;

/// <summary>What no SDK sends gets a clear error or a closed connection; the gateway lives on and nobody is charged.</summary>
public sealed class BadInputTests(GatewayWithProvider stack) : IClassFixture<GatewayWithProvider>
{
    private const string Good = """{"model":"fake-chat","messages":[{"role":"user","content":"Hi"}]}""";

    public static TheoryData<string, string> BadBodies =>
        new()
        {
            { "empty", "" },
            { "cut", """{"model":"fake-chat","messages":[{"role":"us""" },
            { "no JSON", "model=fake-chat&messages=Hi" },
            { "array", "[1,2,3]" },
            { "null", "null" },
            { "trailing text", Good + "garbage" },
            { "two values", Good + Good },
            { "comment", "/* hi */" + Good },
            { "no model", """{"messages":[]}""" },
            { "model null", """{"model":null,"messages":[]}""" },
            { "model number", """{"model":7,"messages":[]}""" },
            { "stream text", """{"model":"fake-chat","stream":"yes","messages":[]}""" },
            { "negative cap", """{"model":"fake-chat","max_tokens":-1,"messages":[]}""" },
            { "fraction cap", """{"model":"fake-chat","max_tokens":1.5,"messages":[]}""" },
            { "huge cap", """{"model":"fake-chat","max_tokens":99999999999999999999,"messages":[]}""" },
            { "n zero", """{"model":"fake-chat","n":0,"messages":[]}""" },
            { "n huge", """{"model":"fake-chat","n":1000000000,"messages":[]}""" },
            {
                "deep",
                """{"model":"fake-chat","messages":""" + new string('[', 100_000) + new string(']', 100_000) + "}"
            },
            { "deep unclosed", new string('{', 100_000) },
            { "lone surrogate in the model", """{"model":"\uD800","messages":[]}""" },
            { "NUL", "{\"model\":\"fake-chat\0\",\"messages\":[]}" },
        };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(BadBodies))]
    public async Task A_bad_body_gets_an_error_in_the_dialect(string name, string body)
    {
        var key = await stack.NewKeyAsync();
        var (status, text) = await SendAsync(
            Head(key.Secret, Encoding.UTF8.GetByteCount(body)),
            Encoding.UTF8.GetBytes(body)
        );
        Assert.True(status is 400 or 404 or 413, $"{name}: {status}");
        AssertDialect(text);
        await AssertUntouchedAsync(key);
    }

    [Fact]
    public async Task A_body_that_is_no_utf8_gets_an_error_in_the_dialect()
    {
        var key = await stack.NewKeyAsync();
        byte[] body =
        [
            .. """{"model":"fake-chat","messages":[{"role":"user","content":" """u8,
            0xC3,
            0x28,
            0xFF,
            .. "\"}]}"u8,
        ];
        var (status, text) = await SendAsync(Head(key.Secret, body.Length), body);
        Assert.Equal(400, status);
        AssertDialect(text);
        await AssertUntouchedAsync(key);
    }

    [Fact]
    public async Task A_body_over_the_limit_is_413_before_it_is_read()
    {
        var key = await stack.NewKeyAsync();
        var (status, text) = await SendAsync(Head(key.Secret, 10L * 1024 * 1024 * 1024), "{"u8.ToArray());
        Assert.Equal(413, status);
        AssertDialect(text);
        await AssertUntouchedAsync(key);
    }

    [Theory]
    [InlineData("Content-Length: 5\r\nContent-Length: 6\r\n")]
    [InlineData("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n")]
    [InlineData("Transfer-Encoding: chunked, identity\r\n")]
    [InlineData("Transfer-Encoding: xchunked\r\n")]
    [InlineData("Content-Length: -1\r\n")]
    [InlineData("Content-Length: 0x10\r\n")]
    [InlineData("X-Split: a\rX-Injected: b\r\nContent-Length: 5\r\n")]
    [InlineData("X-Nul: a\0b\r\nContent-Length: 5\r\n")]
    [InlineData("Bad Name: x\r\nContent-Length: 5\r\n")]
    [InlineData(" Folded: x\r\nContent-Length: 5\r\n")]
    public async Task Headers_that_smuggle_are_refused(string headers)
    {
        var key = await stack.NewKeyAsync();
        await using var connection = await RawConnection.OpenAsync(stack.Gateway.BaseAddress);
        var chunked = "0\r\n\r\nPOST /v1/chat/completions HTTP/1.1\r\n\r\n";
        await connection.SendAsync($"{Start(key.Secret)}{headers}\r\n{chunked}");
        connection.HalfClose();
        var (status, text) = await connection.ReadAsync();
        Assert.True(status is 0 or 400 or 411 or 501, $"{status} {text}");
        await AssertUntouchedAsync(key);
    }

    [Theory]
    [InlineData("5;ext=\"a;b\"\r\nhello\r\n0\r\n\r\n")]
    [InlineData("FFFFFFFFFFFFFFFFF\r\nhello\r\n0\r\n\r\n")]
    [InlineData("-5\r\nhello\r\n0\r\n\r\n")]
    [InlineData("5\nhello\n0\n\n")]
    [InlineData("zz\r\nhello\r\n0\r\n\r\n")]
    [InlineData("5\r\nhello")]
    public async Task Odd_chunks_are_refused(string chunks)
    {
        var key = await stack.NewKeyAsync();
        await using var connection = await RawConnection.OpenAsync(stack.Gateway.BaseAddress);
        await connection.SendAsync($"{Start(key.Secret)}Transfer-Encoding: chunked\r\n\r\n{chunks}");
        connection.HalfClose();
        var (status, text) = await connection.ReadAsync();
        Assert.True(status is 0 or 400, $"{status} {text}");
        await AssertUntouchedAsync(key);
    }

    [Fact]
    public async Task Chunk_extensions_are_no_part_of_the_body()
    {
        var key = await stack.NewKeyAsync();
        await using var connection = await RawConnection.OpenAsync(stack.Gateway.BaseAddress);
        var size = Good.Length.ToString("x", CultureInfo.InvariantCulture);
        await connection.SendAsync(
            $"{Start(key.Secret)}Transfer-Encoding: chunked\r\n\r\n{size};a=b;c=\"d\"\r\n{Good}\r\n0;e\r\nX-Trailer: f\r\n\r\n"
        );
        Assert.Equal(200, (await connection.ReadAsync()).Status);
    }

    [Fact]
    public async Task Hundreds_of_half_open_and_dripping_connections_stop_nobody()
    {
        var key = await stack.NewKeyAsync();
        var open = new List<RawConnection>();
        for (var i = 0; i < 300; i++)
        {
            var connection = await RawConnection.OpenAsync(stack.Gateway.BaseAddress);
            open.Add(connection);
            await connection.SendAsync(i % 3 == 0 ? "" : Head(key.Secret, 1000) + (i % 3 == 1 ? "" : "{\"mod"));
        }
        await AssertUntouchedAsync(key);
        foreach (var connection in open)
        {
            await connection.DisposeAsync();
        }
        await AssertUntouchedAsync(key);
    }

    [Fact]
    public async Task Identity_headers_with_control_characters_are_no_identity()
    {
        var user = await stack.Gateway.Admin.CreateUserAsync("trusted@example.org");
        var key = await stack.Gateway.Admin.CreateKeyAsync(user, ("kind", "trusted-client"));
        foreach (var name in (string[])["", "   ", "{{LIBRECHAT_USER_ID}}", new string('x', 20_000)])
        {
            var head = Head(key.Secret, Good.Length).Replace("\r\n\r\n", $"\r\nX-Solaris-User-Id: {name}\r\n\r\n");
            var (status, _) = await SendAsync(head, Encoding.UTF8.GetBytes(Good));
            Assert.InRange(status, 400, 431);
        }
    }

    private static string Start(string secret) =>
        $"POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {secret}\r\nContent-Type: application/json\r\n";

    private static string Head(string secret, long length) =>
        Start(secret) + $"Content-Length: {length.ToString(CultureInfo.InvariantCulture)}\r\n\r\n";

    private static void AssertDialect(string answer)
    {
        var body = answer[(answer.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
        var json = body[body.IndexOf('{')..(body.LastIndexOf('}') + 1)];
        var error = JsonNode.Parse(json)!["error"]!;
        Assert.NotEmpty((string)error["message"]!);
        Assert.NotEmpty((string)error["type"]!);
    }

    private async Task<(int Status, string Text)> SendAsync(string head, byte[] body)
    {
        await using var connection = await RawConnection.OpenAsync(stack.Gateway.BaseAddress);
        await connection.SendAsync([.. Encoding.Latin1.GetBytes(head), .. body]);
        return await connection.ReadAsync();
    }

    /// <summary>The gateway still answers, and the key's user has paid nothing.</summary>
    private async Task AssertUntouchedAsync(ApiKeyGrant key)
    {
        Assert.Equal("healthy", await stack.Gateway.Http.GetStringAsync("/health", Cancellation));
        var limits = await stack.Gateway.Admin.LimitsAsync("user", key.UserId);
        Assert.All(limits["items"]!.AsArray(), limit => Assert.Equal(0, (long)limit!["used"]!));
    }
}
