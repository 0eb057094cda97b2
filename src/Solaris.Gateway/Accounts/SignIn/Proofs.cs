using System.Net;
using Solaris.Accounts.Users;

namespace Solaris.Accounts.SignIn;

/// <summary>Checks what a person gives to prove who they are, with the delays that sign-in has.</summary>
internal sealed class Proofs(UserStore users, PasswordHashing passwords, SecondFactor factor, SignInDelays delays)
{
    /// <summary>True when the password is right, and the code too where a second factor is on.</summary>
    /// <remarks>Whoever came in by single sign-on has no password: for them the code alone does.</remarks>
    public async Task<(bool Proven, TimeSpan Wait)> TryAsync(
        UserId person,
        ProofRequest proof,
        IPAddress? address,
        CancellationToken cancellationToken
    )
    {
        var name = person.Value.ToString("D");
        if (delays.Wait(name, address) is var wait && wait > TimeSpan.Zero)
        {
            return (false, wait);
        }
        if (await IsRightAsync(person, proof, cancellationToken))
        {
            delays.Succeed(name, address);
            return (true, TimeSpan.Zero);
        }
        delays.Fail(name, address);
        return (false, TimeSpan.Zero);
    }

    private async Task<bool> IsRightAsync(UserId person, ProofRequest proof, CancellationToken cancellationToken)
    {
        var hash = (await users.FindAsync(person, cancellationToken))?.PasswordHash;
        var on = await factor.IsOnAsync(person, cancellationToken);
        if (hash is null && !on)
        {
            return false;
        }
        if (hash is not null && !await passwords.VerifyAsync(hash, proof.Password ?? "", cancellationToken))
        {
            return false;
        }
        return !on || await factor.ProveAsync(person, proof.Code ?? "", cancellationToken) is not null;
    }
}
