using Solaris.Storage;

namespace Solaris.Ledger;

public sealed class SqliteTokenLedgerTests() : TokenLedgerTests(nameof(DatabaseKind.Sqlite));
