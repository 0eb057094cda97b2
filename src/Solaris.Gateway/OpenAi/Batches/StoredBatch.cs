using System.Text.Json;
using Solaris.Pricing;

namespace Solaris.OpenAi.Batches;

/// <summary>A batch that was made through the gateway.</summary>
internal sealed record StoredBatch
{
    /// <summary>The request that made it: also of its hold and of its row in the request log.</summary>
    public required Guid Id { get; init; }

    /// <summary>The provider's id; null until it answered.</summary>
    public string? BatchId { get; init; }
    public required Guid OwnerId { get; init; }
    public required Guid OrganisationId { get; init; }
    public required Guid KeyId { get; init; }
    public Guid? UserId { get; init; }
    public Guid? TeamId { get; init; }

    /// <summary>The client's file.</summary>
    public required string InputFileId { get; init; }

    /// <summary>What the provider works on: the client's file as it was bounded.</summary>
    public string? CopyFileId { get; init; }

    /// <summary>The route below <c>/v1</c> that all its lines ask.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The client's name of the model.</summary>
    public string Model { get; init; } = "";
    public string DeploymentId { get; init; } = "";

    /// <summary>The name of the price it began with; null without a price.</summary>
    public string? Price { get; init; }

    /// <summary>The price as JSON.</summary>
    public string? PriceContent { get; init; }
    public long LineCount { get; init; }

    /// <summary>The bound that is held.</summary>
    public long InputTokens { get; init; }

    /// <inheritdoc cref="InputTokens"/>
    public long OutputTokens { get; init; }
    public required long State { get; init; }
    public required Guid InstanceId { get; init; }

    /// <summary>The provider's object, as its owner sees it.</summary>
    public string? Details { get; init; }

    /// <summary>SHA-256 of the owner and the client's <c>Idempotency-Key</c>; null without one.</summary>
    public byte[]? RepeatDigest { get; init; }

    /// <summary>SHA-256 of the request's body.</summary>
    public required byte[] BodyDigest { get; init; }

    /// <summary>Unix milliseconds.</summary>
    public required long CreatedAt { get; init; }

    /// <summary>When to look after it next, in Unix milliseconds.</summary>
    public long DueAt { get; init; }

    public CallOrigin Origin =>
        new(
            new(OrganisationId),
            new(KeyId),
            UserId is { } user ? new(user) : null,
            TeamId is { } team ? new(team) : null
        );

    /// <summary>Null without a price.</summary>
    public ModelPrice? ReadPrice() =>
        PriceContent is null ? null : JsonSerializer.Deserialize(PriceContent, PriceContentJson.Default.ModelPrice);
}
