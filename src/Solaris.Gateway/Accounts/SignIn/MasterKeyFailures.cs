namespace Solaris.Accounts.SignIn;

/// <summary>Wrong master keys by address.</summary>
internal sealed class MasterKeyFailures(TimeProvider clock)
{
    public FailureThrottle Throttle { get; } = new(20, TimeSpan.FromSeconds(5), clock);
}
