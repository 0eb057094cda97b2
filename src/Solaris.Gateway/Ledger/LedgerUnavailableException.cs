namespace Solaris.Ledger;

/// <summary>The database cannot take a hold now: the call is refused with 503, because an unheld call could overspend.</summary>
internal sealed class LedgerUnavailableException : Exception
{
    public LedgerUnavailableException() { }

    public LedgerUnavailableException(string message)
        : base(message) { }

    public LedgerUnavailableException(string message, Exception innerException)
        : base(message, innerException) { }
}
