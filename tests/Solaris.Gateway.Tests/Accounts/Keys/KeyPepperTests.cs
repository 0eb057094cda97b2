namespace Solaris.Accounts.Keys;

public sealed class KeyPepperTests
{
    private static readonly string Key = ApiKeySecret.New().Reveal();

    [Fact]
    public void The_same_key_has_the_same_digest_under_the_same_secret_only()
    {
        var digest = new KeyPepper(new("one secret of some length")).Digest(Key);

        Assert.Equal(digest, new KeyPepper(new("one secret of some length")).Digest(Key));
        Assert.NotEqual(digest, new KeyPepper(new("another secret of a length")).Digest(Key));
    }

    [Fact]
    public void The_version_tells_secrets_apart_without_giving_them_away() =>
        Assert.NotEqual(
            new KeyPepper(new("one secret of some length")).Version,
            new KeyPepper(new("another secret of a length")).Version
        );

    [Fact]
    public void Digests_survive_the_way_through_the_database()
    {
        var digest = new KeyPepper(new("one secret of some length")).Digest(Key);

        Assert.Equal(digest, new KeyDigest(digest.ToArray()));
    }

    [Fact]
    public void A_digest_allocates_nothing()
    {
        var pepper = new KeyPepper(new("one secret of some length"));
        _ = pepper.Digest(Key);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            _ = pepper.Digest(Key);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
