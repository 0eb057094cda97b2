using System.Text.Json;
using Microsoft.Extensions.Options;
using Solaris.Accounts.Keys;
using Solaris.Storage;

namespace Solaris.Demo;

/// <summary>
/// The demo's keys, kept in clear in the demo's folder, readable by its owner only: each start must print a call that
/// works, and the database knows of a key only its digest.
/// </summary>
internal sealed class DemoKeys(IOptions<StorageOptions> storage, KeyDirectory directory)
{
    private string Path => System.IO.Path.Combine(storage.Value.Folder, "demo-keys.json");

    /// <summary>The saved key of <paramref name="name"/>; null when there is none, or it works no more.</summary>
    public async Task<Secret?> FindAsync(string name, CancellationToken cancellationToken)
    {
        if (!(await ReadAsync(cancellationToken)).TryGetValue(name, out var saved))
        {
            return null;
        }
        return await LoadAsync(saved, cancellationToken) is { Revoked: false } ? new Secret(saved) : null;
    }

    /// <summary>Whose calls those with <paramref name="key"/> are; null when nobody has it.</summary>
    public async Task<ApiKeyId?> IdAsync(Secret key, CancellationToken cancellationToken) =>
        (await LoadAsync(key.Reveal(), cancellationToken))?.Caller.Origin.Key;

    public async Task SaveAsync(string name, Secret key, CancellationToken cancellationToken)
    {
        var keys = await ReadAsync(cancellationToken);
        keys[name] = key.Reveal();
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
        await using var file = new FileStream(Path, options);
        await JsonSerializer.SerializeAsync(file, keys, cancellationToken: cancellationToken);
    }

    private async Task<KnownKey?> LoadAsync(string secret, CancellationToken cancellationToken)
    {
        _ = directory.TryGet(secret, out var digest, out _);
        return (await directory.LoadAsync(secret, digest, address: null, cancellationToken)).Key;
    }

    private async Task<Dictionary<string, string>> ReadAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(Path))
        {
            return [];
        }
        await using var file = File.OpenRead(Path);
        return await JsonSerializer.DeserializeAsync<Dictionary<string, string>>(
                file,
                cancellationToken: cancellationToken
            ) ?? [];
    }
}
