namespace Solaris.Accounts;

/// <summary>Finds who calls: API key, end user of a trusted client, and whether the key may use this endpoint from here.</summary>
internal sealed class CallerDirectory
{
    /// <summary>
    /// Identifies the caller of a <c>/v1</c> request. <paramref name="endpoint"/> is the route below <c>/v1</c>;
    /// <paramref name="bodyUser"/> is the body's <c>user</c> field, which trusted clients may use to name the end user.
    /// </summary>
    public ValueTask<Identification> IdentifyAsync(
        HttpRequest request,
        string endpoint,
        string? bodyUser,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();
}
