using Solaris.Storage;

namespace Solaris.Ledger;

public sealed class PostgresTokenLedgerTests() : TokenLedgerTests(nameof(DatabaseKind.Postgres));
