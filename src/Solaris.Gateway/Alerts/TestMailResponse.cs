namespace Solaris.Alerts;

/// <summary>What the mail server said to a test.</summary>
/// <param name="To">The address of whoever asked.</param>
/// <param name="Accepted">Whether the server took the mail; where it goes from there is not known.</param>
/// <param name="Answer">The server's words, or what went wrong on the way to it.</param>
public sealed record TestMailResponse(string To, bool Accepted, string Answer);
