using Solaris.Providers;

namespace Solaris.OpenAi;

/// <summary>What a pump knew when it ended.</summary>
internal sealed record Pumped(StreamEnd End, ReportedUsage? Usage, string Text, long Progress, string? Error);
