using System.ComponentModel.DataAnnotations;

namespace Solaris.Mail;

/// <summary>The mail server. Without a host no mail is sent.</summary>
internal sealed class MailOptions
{
    public const string Section = "Smtp";

    public string? Host { get; set; }

    [Range(1, 65_535)]
    public int Port { get; set; } = 587;

    public string? User { get; set; }
    public string? Password { get; set; }

    /// <summary>True insists on TLS: from the start on port 465, else by STARTTLS.</summary>
    public bool Tls { get; set; } = true;

    /// <summary>The sender.</summary>
    public string? From { get; set; }
}
