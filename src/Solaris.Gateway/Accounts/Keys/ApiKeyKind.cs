namespace Solaris.Accounts.Keys;

/// <summary>What a key may do with identities, in the words of the API and of the database.</summary>
internal static class ApiKeyKind
{
    /// <summary>Speaks for its owner.</summary>
    public const string Standard = "standard";

    /// <summary>Speaks for the users it names: a chat client such as LibreChat.</summary>
    public const string TrustedClient = "trusted-client";
}
