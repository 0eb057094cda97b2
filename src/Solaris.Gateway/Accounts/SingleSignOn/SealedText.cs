using System.Buffers.Text;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Solaris.Accounts.SignIn;

namespace Solaris.Accounts.SingleSignOn;

/// <summary>
/// Seals what travels through the browser under the installation's secret key, so that any replica can open it: the
/// framework's own keys would live in one process.
/// </summary>
internal sealed class SealedText(SealedSecrets secrets, Guid purpose) : ISecureDataFormat<string>
{
    public string Protect(string data) => Protect(data, purpose: null);

    public string Protect(string data, string? purpose) =>
        Base64Url.EncodeToString(secrets.Seal(Encoding.UTF8.GetBytes($"{purpose}\n{data}"), Purpose));

    public string? Unprotect(string? protectedText) => Unprotect(protectedText, purpose: null);

    public string? Unprotect(string? protectedText, string? purpose)
    {
        if (protectedText is null || !Base64Url.IsValid(protectedText))
        {
            return null;
        }
        var opened = secrets.Open(Base64Url.DecodeFromChars(protectedText), Purpose);
        var text = opened is null ? "" : Encoding.UTF8.GetString(opened);
        return text.StartsWith($"{purpose}\n", StringComparison.Ordinal) ? text[$"{purpose}\n".Length..] : null;
    }

    private Guid Purpose => purpose;
}
