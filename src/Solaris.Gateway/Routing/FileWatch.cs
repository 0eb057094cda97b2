using System.Security.Cryptography;

namespace Solaris.Routing;

/// <summary>
/// Tells when the content of some files changed. It compares content, not dates or events: editors rename, Kubernetes swaps links above
/// the file, and network folders tell nothing. A change counts once two looks in a row saw the same, so that no half-written file does.
/// </summary>
internal sealed class FileWatch(Func<IReadOnlyList<string>> files)
{
    private byte[] _known = Fingerprint(files());
    private byte[]? _seen;

    /// <summary>True once for each change.</summary>
    public bool HasChanged()
    {
        var now = Fingerprint(files());
        if (now.AsSpan().SequenceEqual(_known))
        {
            _seen = null;
            return false;
        }
        if (_seen is null || !now.AsSpan().SequenceEqual(_seen))
        {
            _seen = now;
            return false;
        }
        (_known, _seen) = (now, null);
        return true;
    }

    /// <summary>Takes the files as they are for known: after a reload they may be others.</summary>
    public void Accept() => (_known, _seen) = (Fingerprint(files()), null);

    private static byte[] Fingerprint(IReadOnlyList<string> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            try
            {
                hash.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                hash.AppendData([0]); // Missing, for now.
            }
        }
        return hash.GetHashAndReset();
    }
}
