using System.Threading.Channels;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Solaris.Mail;

/// <summary>Hands mails to the mail server, one after the other: whoever asks for one does not wait, and cannot tell by the time whether one was sent.</summary>
internal sealed partial class MailSender(IOptions<MailOptions> options, ILogger<MailSender> logger) : BackgroundService
{
    private const int ImplicitTlsPort = 465;
    private const int MostWaiting = 1_000;
    private const int Milliseconds = 20_000;

    private readonly Channel<MailMessage> _waiting = Channel.CreateBounded<MailMessage>(MostWaiting);

    public bool IsOn => !string.IsNullOrEmpty(options.Value.Host);

    /// <summary>Queues a mail; waits only when very many are queued.</summary>
    public ValueTask SendAsync(MailMessage message, CancellationToken cancellationToken) =>
        _waiting.Writer.WriteAsync(message, cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var message in _waiting.Reader.ReadAllAsync(stoppingToken))
        {
            await DeliverAsync(message, stoppingToken);
        }
    }

    /// <summary>Sends a mail and returns what the server answered. Throws <see cref="MailException"/> when it was not taken.</summary>
    public async Task<string> SendNowAsync(MailMessage message, CancellationToken cancellationToken)
    {
        try
        {
            using var client = new SmtpClient { Timeout = Milliseconds };
            var settings = options.Value;
            await client.ConnectAsync(settings.Host ?? "", settings.Port, Security(settings), cancellationToken);
            if (settings is { User: { Length: > 0 } user, Password: { } password })
            {
                await client.AuthenticateAsync(user, password, cancellationToken);
            }
            using var mail = Write(message, settings.From ?? "");
            var answer = await client.SendAsync(mail, cancellationToken);
            await client.DisconnectAsync(quit: true, CancellationToken.None);
            return answer;
        }
        catch (Exception exception) when (MailException.Covers(exception))
        {
            throw MailException.Of(exception);
        }
    }

    private async Task DeliverAsync(MailMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await SendNowAsync(message, cancellationToken);
            LogSent();
        }
        catch (MailException exception)
        {
            LogFailed(exception);
        }
    }

    /// <summary>STARTTLS is demanded, not tried: a server in between could take the offer away.</summary>
    private static SecureSocketOptions Security(MailOptions settings)
    {
        if (!settings.Tls)
        {
            return SecureSocketOptions.None;
        }
        return settings.Port == ImplicitTlsPort ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.StartTls;
    }

    private static MimeMessage Write(MailMessage message, string from)
    {
        var body = new BodyBuilder { TextBody = message.Text, HtmlBody = message.Html };
        var mail = new MimeMessage { Subject = message.Subject, Body = body.ToMessageBody() };
        if (message.Id is { } id)
        {
            mail.MessageId = $"{id:D}@{from[(from.IndexOf('@', StringComparison.Ordinal) + 1)..]}";
        }
        mail.From.Add(new MailboxAddress("IA Solaris", from));
        mail.To.Add(new MailboxAddress(message.Name, message.To));
        return mail;
    }

    [LoggerMessage(LogLevel.Information, "A mail was sent")]
    private partial void LogSent();

    [LoggerMessage(LogLevel.Error, "A mail could not be sent")]
    private partial void LogFailed(Exception exception);
}
