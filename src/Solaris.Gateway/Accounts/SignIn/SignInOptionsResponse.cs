namespace Solaris.Accounts.SignIn;

/// <summary>What the page for signing in may show.</summary>
/// <param name="Language">The organisation's: <c>pt-BR</c> or <c>en</c>.</param>
/// <param name="PasswordReset">Whether a new password can be asked for by mail.</param>
/// <param name="SingleSignOn">Whether <c>GET /api/auth/sso</c> leads to the organisation's identity provider.</param>
public sealed record SignInOptionsResponse(string Organisation, string Language, bool PasswordReset, bool SingleSignOn);
