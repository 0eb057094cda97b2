namespace Solaris.Accounts.SignIn;

/// <summary>A person's second factor.</summary>
/// <param name="RecoveryCodesLeft">Codes not used yet.</param>
public sealed record SecondFactorResponse(bool Enabled, long RecoveryCodesLeft);
