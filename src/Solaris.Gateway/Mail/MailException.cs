using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace Solaris.Mail;

/// <summary>A mail that was not taken. The message is what the server said, or what went wrong on the way to it.</summary>
internal sealed class MailException(string message, bool isFinal, Exception cause) : Exception(message, cause)
{
    /// <summary>The server will never take this mail: no other try can help.</summary>
    public bool IsFinal => isFinal;

    public static bool Covers(Exception exception) =>
        exception
            is CommandException
                or ProtocolException
                or AuthenticationException
                or SslHandshakeException
                or SocketException
                or IOException
                or TimeoutException
                or NotSupportedException // No STARTTLS, though it is demanded.
                or MimeKit.ParseException;

    public static MailException Of(Exception exception) =>
        exception is SmtpCommandException refused
            ? new($"{(int)refused.StatusCode} {refused.Message}", IsFinalCode(refused), exception)
            : new(exception.Message, exception is MimeKit.ParseException, exception);

    /// <summary>5xx of sender, recipient or content. A sender that may not send yet, or a full disk, is a matter of settings.</summary>
    private static bool IsFinalCode(SmtpCommandException refused) =>
        (int)refused.StatusCode >= 500
        && refused.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted;
}
