namespace Solaris.Alerts;

/// <summary>What became of an alert's mails.</summary>
/// <param name="Delivered">Those that a mail server took.</param>
/// <param name="Waiting">Those that will be tried, again or for the first time.</param>
/// <param name="Failed">Those that were given up.</param>
public sealed record AlertMails(long Delivered, long Waiting, long Failed);
