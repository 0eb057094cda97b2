using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Solaris.EndToEnd;

/// <summary>A bare TCP connection, to send what no HTTP client would.</summary>
internal sealed class RawConnection : IAsyncDisposable
{
    private readonly TcpClient _tcp = new();

    /// <summary>Taken once: a half-closed client no longer gives it out.</summary>
    private NetworkStream _stream = null!;

    public static async Task<RawConnection> OpenAsync(Uri gateway)
    {
        var connection = new RawConnection();
        await connection._tcp.ConnectAsync(gateway.Host, gateway.Port, TestContext.Current.CancellationToken);
        connection._stream = connection._tcp.GetStream();
        return connection;
    }

    public async Task SendAsync(byte[] bytes) => await _stream.WriteAsync(bytes, TestContext.Current.CancellationToken);

    public Task SendAsync(string text) => SendAsync(Encoding.Latin1.GetBytes(text));

    /// <summary>Says that nothing more will come, while still listening.</summary>
    public void HalfClose() => _tcp.Client.Shutdown(SocketShutdown.Send);

    /// <summary>
    /// The status of the answer and everything the gateway sent until it closed; status 0 when it closed without a
    /// word. Fails when it keeps the connection open without an answer.
    /// </summary>
    public async Task<(int Status, string Text)> ReadAsync()
    {
        var text = new StringBuilder();
        var buffer = new byte[16 * 1024];
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        try
        {
            while (await _stream.ReadAsync(buffer, limit.Token) is > 0 and var count)
            {
                text.Append(Encoding.UTF8.GetString(buffer, 0, count));
                if (IsWhole(text.ToString()))
                {
                    break;
                }
            }
        }
        catch (IOException)
        {
            // Reset by the gateway: that is an end too.
        }
        var answer = text.ToString();
        return (answer.Length > 12 ? int.Parse(answer.AsSpan(9, 3), CultureInfo.InvariantCulture) : 0, answer);
    }

    public ValueTask DisposeAsync()
    {
        _tcp.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Enough for the answers read here: a body of known length, or a last chunk.</summary>
    private static bool IsWhole(string text)
    {
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0)
        {
            return false;
        }
        var head = text[..end];
        var length = head.Split("\r\n")
            .FirstOrDefault(line => line.StartsWith("content-length:", StringComparison.OrdinalIgnoreCase));
        return length is null
            ? text.EndsWith("0\r\n\r\n", StringComparison.Ordinal)
            : Encoding.UTF8.GetByteCount(text.AsSpan(end + 4))
                >= int.Parse(length.AsSpan(15), CultureInfo.InvariantCulture);
    }
}
