using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Solaris.Accounts.Keys;

/// <summary>A key to issue.</summary>
public sealed record CreateKeyRequest : IValidatableObject
{
    [Required, MaxLength(120)]
    public string Name { get; init; } = "";

    /// <summary>The user who owns the key and is charged for it.</summary>
    public Guid? UserId { get; init; }

    /// <summary>The team that owns the key; of a trusted client's key, the team that new users join.</summary>
    public Guid? TeamId { get; init; }

    /// <summary><c>standard</c> (default) or <c>trusted-client</c>, which names the end user of each call.</summary>
    [AllowedValues(
        null,
        ApiKeyKind.Standard,
        ApiKeyKind.TrustedClient,
        ErrorMessage = "Must be standard or trusted-client."
    )]
    public string? Kind { get; init; }

    /// <summary>Models the key may use, null for all. An entry may end in <c>*</c>.</summary>
    public IReadOnlyList<string>? Models { get; init; }

    /// <summary>Routes below <c>/v1</c> the key may use, null for all.</summary>
    public IReadOnlyList<string>? Endpoints { get; init; }

    [Range(1, 1_000_000)]
    public int? RequestsPerMinute { get; init; }

    [Range(1L, 1_000_000_000L)]
    public long? TokensPerMinute { get; init; }

    [Range(1, 100_000)]
    public int? MaxParallel { get; init; }

    /// <summary>IP addresses or CIDR ranges the key may be used from, null for everywhere.</summary>
    public IReadOnlyList<string>? AllowedAddresses { get; init; }

    /// <summary>When the key ends: in 90 days when absent, never when null.</summary>
    public DateTimeOffset? ExpiresAt
    {
        get;
        set
        {
            field = value;
            NamesExpiry = true;
        }
    }

    /// <summary>Status of quota refusals: 402, 403 or 429. By default 402 for trusted clients, else 429.</summary>
    [AllowedValues(null, 402, 403, 429, ErrorMessage = "Must be 402, 403 or 429.")]
    public int? QuotaStatus { get; init; }

    /// <summary>True leaves the usage chunk in streams that did not ask for it.</summary>
    public bool? AlwaysStreamUsage { get; init; }

    /// <summary>Tells an expiry of null from no word about it.</summary>
    [JsonIgnore]
    internal bool NamesExpiry { get; private set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (UserId is not null && TeamId is not null)
        {
            yield return new("A key belongs to a user or to a team, not to both.", [nameof(UserId)]);
        }
        if (UserId is null && TeamId is null && Kind != ApiKeyKind.TrustedClient)
        {
            yield return new("A standard key needs a userId or a teamId.", [nameof(UserId)]);
        }
        foreach (var result in KeyFields.Check(Models, Endpoints, AllowedAddresses))
        {
            yield return result;
        }
    }
}
