namespace Solaris.Calls;

/// <summary>What a pump knew when it ended.</summary>
internal sealed record Pumped(StreamEnd End, TokenUsage? Usage, string Text, long Progress, string? Error);
