using System.Security.Cryptography;
using System.Text;
using OtpNet;

namespace Solaris.Accounts.SignIn;

/// <summary>
/// Codes of an authenticator app (RFC 6238: 30 seconds, six digits, one step of leeway), and recovery codes for who lost
/// it. Each code counts once.
/// </summary>
internal sealed class SecondFactor(TotpStore store, SealedSecrets secrets, TimeProvider clock)
{
    private const int SecretLength = 20;
    private const int RecoveryCodes = 10;

    /// <summary>No characters that look alike: someone will write it down.</summary>
    private const string RecoveryAlphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    private static readonly VerificationWindow Leeway = new(previous: 1, future: 1);

    public async Task<bool> IsOnAsync(UserId user, CancellationToken cancellationToken) =>
        await store.FindAsync(user, cancellationToken) is { ConfirmedAt: not null };

    /// <summary>A new secret for the app, to be confirmed with a code; null when a second factor is on already.</summary>
    public async Task<string?> BeginAsync(UserId user, CancellationToken cancellationToken)
    {
        var secret = RandomNumberGenerator.GetBytes(SecretLength);
        return await store.PutAsync(user, secrets.Seal(secret, user.Value), cancellationToken)
            ? Base32Encoding.ToString(secret)
            : null;
    }

    /// <summary>Turns the second factor on; the recovery codes are shown this once. Null when the code is wrong.</summary>
    public async Task<IReadOnlyList<string>?> ConfirmAsync(
        UserId user,
        string code,
        CancellationToken cancellationToken
    )
    {
        if (
            await store.FindAsync(user, cancellationToken) is not { ConfirmedAt: null }
            || !await UseAppCodeAsync(user, code, cancellationToken)
        )
        {
            return null;
        }
        var codes = Enumerable.Range(0, RecoveryCodes).Select(_ => NewRecoveryCode()).ToList();
        await store.PutCodesAsync(user, codes.Select(Digest), cancellationToken);
        return codes;
    }

    /// <summary>How the person proved it, by the code; null when it is wrong or was used before.</summary>
    public async Task<string?> ProveAsync(UserId user, string code, CancellationToken cancellationToken)
    {
        var plain = code.Trim().Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        if (await UseAppCodeAsync(user, plain, cancellationToken))
        {
            return SignInMethod.Totp;
        }
        return await store.UseCodeAsync(user, Digest(plain), cancellationToken) ? SignInMethod.RecoveryCode : null;
    }

    private async Task<bool> UseAppCodeAsync(UserId user, string code, CancellationToken cancellationToken)
    {
        if (
            await store.FindAsync(user, cancellationToken) is not { } row
            || secrets.Open(row.Secret, user.Value) is not { } secret
        )
        {
            return false;
        }
        var totp = new Totp(secret);
        return totp.VerifyTotp(clock.GetUtcNow().UtcDateTime, code, out var step, Leeway)
            && await store.UseStepAsync(user, step, cancellationToken);
    }

    private static string NewRecoveryCode() =>
        $"{RandomNumberGenerator.GetString(RecoveryAlphabet, 5)}-{RandomNumberGenerator.GetString(RecoveryAlphabet, 5)}";

    private static byte[] Digest(string code) => SHA256.HashData(Encoding.UTF8.GetBytes(code));
}
