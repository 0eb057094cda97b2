using Microsoft.AspNetCore.Authentication;

namespace Solaris.Accounts.SingleSignOn;

/// <summary>The state of a sign-in under way, sealed.</summary>
internal sealed class SealedProperties(SealedText text) : ISecureDataFormat<AuthenticationProperties>
{
    public string Protect(AuthenticationProperties data) => Protect(data, purpose: null);

    public string Protect(AuthenticationProperties data, string? purpose) =>
        text.Protect(Convert.ToBase64String(PropertiesSerializer.Default.Serialize(data)), purpose);

    public AuthenticationProperties? Unprotect(string? protectedText) => Unprotect(protectedText, purpose: null);

    public AuthenticationProperties? Unprotect(string? protectedText, string? purpose) =>
        text.Unprotect(protectedText, purpose) is { } plain
            ? PropertiesSerializer.Default.Deserialize(Convert.FromBase64String(plain))
            : null;
}
