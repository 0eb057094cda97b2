namespace Solaris;

/// <summary>Whom a limit binds. The numbers are the ledger's lock order: narrow scopes first.</summary>
internal enum LimitScope
{
    Key = 0,
    User = 1,
    Team = 2,
    Organisation = 3,
}
