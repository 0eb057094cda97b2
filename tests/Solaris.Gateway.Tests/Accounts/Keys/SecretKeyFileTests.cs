using System.Runtime.Versioning;

namespace Solaris.Accounts.Keys;

public sealed class SecretKeyFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("solaris-test-").FullName;

    [Fact]
    public void The_first_start_makes_a_secret_and_later_ones_read_it()
    {
        var secret = SecretKeyFile.ReadOrCreate(_folder).Reveal();

        Assert.Equal(64, secret.Length);
        Assert.Equal(secret, SecretKeyFile.ReadOrCreate(_folder).Reveal());
    }

    [Fact]
    [SupportedOSPlatform("linux")]
    public void Only_the_owner_may_read_the_file()
    {
        _ = SecretKeyFile.ReadOrCreate(_folder);

        var mode = File.GetUnixFileMode(Path.Combine(_folder, SecretKeyFile.Name));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, mode);
    }

    [Fact]
    public async Task Starts_that_race_end_up_with_one_secret()
    {
        var starts = Enumerable.Range(0, 16).Select(_ => Task.Run(() => SecretKeyFile.ReadOrCreate(_folder).Reveal()));

        var secrets = await Task.WhenAll(starts);

        Assert.Single(secrets.Distinct());
        Assert.Single(Directory.EnumerateFiles(_folder));
    }

    [Fact]
    public void A_file_without_a_secret_stops_the_start()
    {
        File.WriteAllText(Path.Combine(_folder, SecretKeyFile.Name), "\n");

        Assert.Throws<InvalidDataException>(() => SecretKeyFile.ReadOrCreate(_folder));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
