using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Solaris.Http;

public sealed class HeaderEncodingTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(new byte[] { (byte)'J', (byte)'o', 0xE3, (byte)'o' })]
    [InlineData(new byte[] { (byte)'J', (byte)'o', 0xC3, 0xA3, (byte)'o' })]
    public async Task The_server_takes_names_in_utf8_and_in_latin1(byte[] name)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddHttp();
        await using var app = builder.Build();
        app.Run(context =>
            context.Response.WriteAsync($"={context.Request.Headers["X-Solaris-User-Name"]}=", Encoding.Latin1)
        );
        await app.StartAsync(Cancel);

        var answer = await SendAsync(new Uri(app.Urls.First()).Port, name);

        Assert.StartsWith("HTTP/1.1 200", answer, StringComparison.Ordinal);
        Assert.Contains($"={Encoding.Latin1.GetString(name)}=", answer, StringComparison.Ordinal);
    }

    private static async Task<string> SendAsync(int port, byte[] name)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", port, Cancel);
        var stream = client.GetStream();
        byte[] request =
        [
            .. "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Solaris-User-Name: "u8,
            .. name,
            .. "\r\n\r\n"u8,
        ];
        await stream.WriteAsync(request, Cancel);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return await reader.ReadToEndAsync(Cancel);
    }
}
