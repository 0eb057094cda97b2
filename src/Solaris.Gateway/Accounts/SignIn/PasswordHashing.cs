using System.Security.Cryptography;
using System.Text;
using NSec.Cryptography;

namespace Solaris.Accounts.SignIn;

/// <summary>Argon2id with OWASP's parameters (19 MiB, two passes, one lane), stored as PHC strings.</summary>
internal sealed class PasswordHashing : IDisposable
{
    private const string Header = "$argon2id$v=19$m=19456,t=2,p=1$";
    private const int SaltLength = 16;
    private const int HashLength = 32;

    private static readonly PasswordBasedKeyDerivationAlgorithm Argon2id = PasswordBasedKeyDerivationAlgorithm.Argon2id(
        new Argon2Parameters
        {
            MemorySize = 19_456,
            NumberOfPasses = 2,
            DegreeOfParallelism = 1,
        }
    );

    /// <summary>Hashing is dear on purpose: more at once than cores would only starve the calls being relayed.</summary>
    private readonly SemaphoreSlim _cores = new(Math.Max(1, Environment.ProcessorCount / 2));

    /// <summary>Of no known password: checked when there is no user, so that the answer takes as long.</summary>
    private readonly string _decoy = Encode(RandomNumberGenerator.GetHexString(32));

    public async Task<string> HashAsync(string password, CancellationToken cancellationToken)
    {
        await _cores.WaitAsync(cancellationToken);
        try
        {
            return Encode(password);
        }
        finally
        {
            _cores.Release();
        }
    }

    /// <summary>Whether <paramref name="password"/> is the one; takes the same time when <paramref name="hash"/> is null.</summary>
    public async Task<bool> VerifyAsync(string? hash, string password, CancellationToken cancellationToken)
    {
        await _cores.WaitAsync(cancellationToken);
        try
        {
            return Matches(hash ?? _decoy, password) && hash is not null;
        }
        finally
        {
            _cores.Release();
        }
    }

    public void Dispose() => _cores.Dispose();

    private static string Encode(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        return $"{Header}{Text(salt)}${Text(Derive(password, salt))}";
    }

    private static bool Matches(string hash, string password)
    {
        var parts = hash.StartsWith(Header, StringComparison.Ordinal) ? hash[Header.Length..].Split('$') : [];
        return parts is [var salt, var expected]
            && CryptographicOperations.FixedTimeEquals(Derive(password, Bytes(salt)), Bytes(expected));
    }

    /// <summary>Normalised, so that a password typed on another keyboard is the same.</summary>
    private static byte[] Derive(string password, byte[] salt) =>
        Argon2id.DeriveBytes(Encoding.UTF8.GetBytes(password.Normalize(NormalizationForm.FormKC)), salt, HashLength);

    /// <summary>PHC strings leave the padding of base 64 out.</summary>
    private static string Text(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=');

    private static byte[] Bytes(string text) => Convert.FromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='));
}
