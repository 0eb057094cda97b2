namespace Solaris.Accounts.SignIn;

/// <summary>What an authenticator app needs; shown once, and without effect until it is confirmed with a code.</summary>
/// <param name="Secret">In base 32, to type.</param>
/// <param name="Uri"><c>otpauth://…</c>, to show as a QR code.</param>
public sealed record EnrolmentResponse(string Secret, string Uri);
