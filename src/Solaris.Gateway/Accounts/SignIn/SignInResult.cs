using Solaris.Accounts.Users;

namespace Solaris.Accounts.SignIn;

/// <summary>What became of a sign-in.</summary>
/// <param name="User">Who is signed in; null when nobody is.</param>
/// <param name="Method">How they proved it.</param>
/// <param name="Wait">How long to wait before the next attempt.</param>
/// <param name="NeedsCode">True when only the second factor's code is missing.</param>
internal readonly record struct SignInResult(AppUser? User, string Method, TimeSpan Wait, bool NeedsCode)
{
    public static readonly SignInResult Failed = new(User: null, "", TimeSpan.Zero, NeedsCode: false);
}
