using System.Text.Json;
using Solaris.Providers;

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

    /// <summary>Null when the provider's object has no id.</summary>
    public static StoredFile? Of(JsonElement file, Guid owner, Deployment host, DateTimeOffset at) =>
        Text(file, "id") is { Length: > 0 and <= 200 } id
            ? new()
            {
                Id = id,
                OwnerId = owner,
                DeploymentId = host.Id,
                Purpose = Text(file, "purpose") ?? "",
                Details = file.GetRawText(),
                CreatedAt = at.ToUnixTimeMilliseconds(),
            }
            : null;

    private static string? Text(JsonElement file, string name) =>
        file.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>Who owns what <paramref name="origin"/> uploads.</summary>
    public static Guid OwnerOf(CallOrigin origin) => origin.User?.Value ?? origin.Key.Value;
}
