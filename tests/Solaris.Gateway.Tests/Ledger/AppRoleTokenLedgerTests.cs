using Solaris.Storage;

namespace Solaris.Ledger;

/// <summary>All that the ledger promises, as the role that may change neither tables nor the books.</summary>
public sealed class AppRoleTokenLedgerTests() : TokenLedgerTests(TestDatabases.PostgresAsApp);
