using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;
using MimeKit;

namespace Solaris.Mail;

/// <summary>A mail server on this machine that keeps what it gets. It offers no TLS.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Channel<ReceivedMail> _mails = Channel.CreateUnbounded<ReceivedMail>();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;

    public MailServer()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>What the server says to the next mails instead of taking them, such as <c>451 later</c>.</summary>
    public ConcurrentQueue<string> Refusals { get; } = new();

    /// <summary>The text of the next mail.</summary>
    public async ValueTask<string> NextAsync(CancellationToken cancellationToken) =>
        (await NextMailAsync(cancellationToken)).Text;

    public ValueTask<ReceivedMail> NextMailAsync(CancellationToken cancellationToken) =>
        _mails.Reader.ReadAsync(cancellationToken);

    public bool HasMail => _mails.Reader.Count > 0;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (!_stop.IsCancellationRequested)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await TalkAsync(client);
            }
        }
        catch (Exception exception)
            when (exception is OperationCanceledException or SocketException or IOException or InvalidOperationException
            )
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.Latin1);
        await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 tests");
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            switch (line.Split(' ')[0].ToUpperInvariant())
            {
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    var mail = await ReceiveAsync(reader);
                    if (Refusals.TryDequeue(out var refusal))
                    {
                        await writer.WriteLineAsync(refusal);
                        break;
                    }
                    await _mails.Writer.WriteAsync(mail, _stop.Token);
                    await writer.WriteLineAsync("250 kept");
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 bye");
                    return;
                default:
                    await writer.WriteLineAsync("250 tests");
                    break;
            }
        }
    }

    private async Task<ReceivedMail> ReceiveAsync(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(_stop.Token) is { } line && line != ".")
        {
            text.Append(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line).Append("\r\n");
        }
        using var bytes = new MemoryStream(Encoding.Latin1.GetBytes(text.ToString()));
        using var mail = await MimeMessage.LoadAsync(bytes, _stop.Token);
        return new(
            mail.MessageId ?? "",
            mail.To.ToString(),
            mail.Subject ?? "",
            mail.TextBody ?? "",
            mail.HtmlBody ?? ""
        );
    }
}
