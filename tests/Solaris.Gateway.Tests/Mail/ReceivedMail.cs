namespace Solaris.Mail;

/// <summary>A mail as its reader gets it.</summary>
internal sealed record ReceivedMail(string Id, string To, string Subject, string Text, string Html);
