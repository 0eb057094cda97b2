namespace Solaris.Accounts.SignIn;

public sealed class PasswordHashingTests : IDisposable
{
    private readonly PasswordHashing _passwords = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_hash_is_argon2id_with_the_recommended_costs_and_a_salt_of_its_own()
    {
        var one = await _passwords.HashAsync("correct horse battery", Cancel);
        var two = await _passwords.HashAsync("correct horse battery", Cancel);

        Assert.Matches(@"^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$", one);
        Assert.NotEqual(one, two);
    }

    [Fact]
    public async Task Only_the_right_password_matches()
    {
        var hash = await _passwords.HashAsync("senha muito segura ção", Cancel);

        Assert.True(await _passwords.VerifyAsync(hash, "senha muito segura ção", Cancel));
        Assert.True(await _passwords.VerifyAsync(hash, "senha muito segura c\u0327a\u0303o", Cancel));
        Assert.False(await _passwords.VerifyAsync(hash, "senha muito segura cao", Cancel));
        Assert.False(await _passwords.VerifyAsync(hash, "", Cancel));
        Assert.False(await _passwords.VerifyAsync(hash: null, "senha muito segura ção", Cancel));
    }

    public void Dispose() => _passwords.Dispose();
}
