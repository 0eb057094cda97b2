using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace Solaris.Accounts.Keys;

/// <summary>Keys by their text: from this process's memory, else from the database, unless the address guesses.</summary>
internal sealed class KeyDirectory(KeyPeppers peppers, KeyLookup lookup, CallerCache cache, TimeProvider clock)
{
    /// <summary>Thirty wrong keys at once, then one in two seconds: a misconfigured program is heard, a guesser is not.</summary>
    private readonly FailureThrottle _failures = new(30, TimeSpan.FromSeconds(2), clock);

    public bool TryGet(ReadOnlySpan<char> presented, out KeyDigest digest, [MaybeNullWhen(false)] out KnownKey key)
    {
        digest = peppers.Current.Digest(presented);
        return cache.Keys.TryGet(digest, out key);
    }

    /// <summary>The key, or null when nobody has it; or how long the address must wait before it may ask.</summary>
    public async ValueTask<(KnownKey? Key, TimeSpan Wait)> LoadAsync(
        string presented,
        KeyDigest digest,
        IPAddress? address,
        CancellationToken cancellationToken
    )
    {
        if (_failures.Wait(address) is var wait && wait > TimeSpan.Zero)
        {
            return (null, wait);
        }
        var generation = cache.Keys.Generation;
        var key = cache.Unknown.TryGet(digest, out _)
            ? null
            : await lookup.FindAsync(presented, digest, cancellationToken);
        if (key is null)
        {
            _failures.Fail(address);
            cache.Unknown.Set(digest, value: true, cache.Unknown.Generation);
        }
        else
        {
            cache.Keys.Set(digest, key, generation);
        }
        return (key, TimeSpan.Zero);
    }
}
