namespace Solaris.Accounts.SignIn;

/// <summary>Codes that stand in for the app, each once. Shown only now.</summary>
public sealed record RecoveryCodesResponse(IReadOnlyList<string> RecoveryCodes);
