namespace Solaris.Mail;

/// <summary>A mail in plain text, and in HTML beside it when it has one.</summary>
internal sealed record MailMessage(string To, string Name, string Subject, string Text)
{
    /// <summary>The same in HTML.</summary>
    public string? Html { get; init; }

    /// <summary>Names the mail however often it is sent: readers' servers drop repeats. Null makes a new one each time.</summary>
    public Guid? Id { get; init; }
}
