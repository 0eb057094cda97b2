using Solaris.Calls;

namespace Solaris.OpenAi.Files;

/// <inheritdoc/>
internal sealed class OwnedFiles(FileStore store) : FileOwners
{
    public override async Task<FileFinding> FindAsync(
        CallOrigin origin,
        IReadOnlyList<string> ids,
        CancellationToken cancellationToken
    )
    {
        var deployments = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in ids)
        {
            if (await store.FindAsync(StoredFile.OwnerOf(origin), id, cancellationToken) is not { } file)
            {
                return new(id, []);
            }
            deployments.Add(file.DeploymentId);
        }
        return new(null, [.. deployments]);
    }
}
