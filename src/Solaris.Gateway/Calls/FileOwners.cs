namespace Solaris.Calls;

/// <summary>Whose the files are that lie at providers.</summary>
internal abstract class FileOwners
{
    public abstract Task<FileFinding> FindAsync(
        CallOrigin origin,
        IReadOnlyList<string> ids,
        CancellationToken cancellationToken
    );
}
