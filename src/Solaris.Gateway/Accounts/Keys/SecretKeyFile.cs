using System.Security.Cryptography;

namespace Solaris.Accounts.Keys;

/// <summary>The generated secret of an installation that was given none: one line in a file that only its owner reads.</summary>
internal static class SecretKeyFile
{
    public const string Name = "secret.key";

    /// <summary>Reads the secret, or makes it. Two processes that start together end up with the same one.</summary>
    public static Secret ReadOrCreate(string folder)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, Name);
        if (!File.Exists(path))
        {
            Create(path);
        }
        var secret = File.ReadAllText(path).Trim();
        return secret.Length >= 32 ? new(secret) : throw new InvalidDataException($"{path} holds no secret key.");
    }

    /// <summary>Written aside and moved into place: nobody ever reads half a secret, and the first mover wins.</summary>
    private static void Create(string path)
    {
        var draft = $"{path}.{RandomNumberGenerator.GetHexString(16, lowercase: true)}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
        using (var writer = new StreamWriter(draft, options))
        {
            writer.WriteLine(RandomNumberGenerator.GetHexString(64, lowercase: true));
        }
        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }
}
