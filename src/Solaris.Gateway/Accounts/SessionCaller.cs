namespace Solaris.Accounts;

/// <summary>A feature of a request that came with a session and no key: whom its call runs for.</summary>
internal sealed record SessionCaller(Caller Caller);
