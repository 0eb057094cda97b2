namespace Solaris;

/// <summary>A person who spends tokens.</summary>
internal readonly record struct UserId(Guid Value);
