namespace Solaris.OpenAi.Files;

/// <summary>A file that was uploaded through the gateway.</summary>
internal sealed record StoredFile
{
    /// <summary>The provider's, such as <c>file-abc123</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The user; the key, when nobody stands behind it.</summary>
    public required Guid OwnerId { get; init; }

    /// <summary>Where it lies: another account does not know it.</summary>
    public required string DeploymentId { get; init; }
    public required string Purpose { get; init; }

    /// <summary>The provider's own object, as JSON.</summary>
    public required string Details { get; init; }

    /// <summary>Unix milliseconds.</summary>
    public required long CreatedAt { get; init; }

    /// <summary>Who owns what <paramref name="origin"/> uploads.</summary>
    public static Guid OwnerOf(CallOrigin origin) => origin.User?.Value ?? origin.Key.Value;
}
