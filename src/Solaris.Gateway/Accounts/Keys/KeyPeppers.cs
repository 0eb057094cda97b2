namespace Solaris.Accounts.Keys;

/// <summary>The pepper new keys get, and the one before it while keys still move over.</summary>
internal sealed record KeyPeppers(KeyPepper Current, KeyPepper? Previous) : IDisposable
{
    public static KeyPeppers Load(AccountsOptions options, string folder) =>
        new(
            new(options.SecretKey is { Length: > 0 } key ? new(key) : SecretKeyFile.ReadOrCreate(folder)),
            options.PreviousSecretKey is { Length: > 0 } previous ? new(new Secret(previous)) : null
        );

    public void Dispose()
    {
        Current.Dispose();
        Previous?.Dispose();
    }
}
