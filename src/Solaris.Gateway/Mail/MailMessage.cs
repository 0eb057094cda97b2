namespace Solaris.Mail;

/// <summary>A mail in plain text.</summary>
internal sealed record MailMessage(string To, string Name, string Subject, string Text);
