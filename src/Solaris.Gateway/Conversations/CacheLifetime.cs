namespace Solaris.Conversations;

/// <summary>How long a provider shall keep the prefix of a prompt.</summary>
internal enum CacheLifetime
{
    FiveMinutes,
    OneHour,
}
