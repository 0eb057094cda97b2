using System.ComponentModel.DataAnnotations;

namespace Solaris.Accounts.Keys;

/// <summary>Changes of a key: what is absent stays, what is null lifts the restriction.</summary>
public sealed record UpdateKeyRequest : IValidatableObject
{
    private readonly HashSet<string> _named = [];

    [MinLength(1), MaxLength(120)]
    public string? Name { get; set; }

    /// <summary>Models the key may use, null for all. An entry may end in <c>*</c>.</summary>
    public IReadOnlyList<string>? Models
    {
        get;
        set
        {
            field = value;
            _named.Add(nameof(Models));
        }
    }

    /// <summary>Routes below <c>/v1</c> the key may use, null for all.</summary>
    public IReadOnlyList<string>? Endpoints
    {
        get;
        set
        {
            field = value;
            _named.Add(nameof(Endpoints));
        }
    }

    [Range(1, 1_000_000)]
    public int? RequestsPerMinute
    {
        get;
        set
        {
            field = value;
            _named.Add(nameof(RequestsPerMinute));
        }
    }

    [Range(1L, 1_000_000_000L)]
    public long? TokensPerMinute
    {
        get;
        set
        {
            field = value;
            _named.Add(nameof(TokensPerMinute));
        }
    }

    [Range(1, 100_000)]
    public int? MaxParallel
    {
        get;
        set
        {
            field = value;
            _named.Add(nameof(MaxParallel));
        }
    }

    /// <summary>IP addresses or CIDR ranges the key may be used from, null for everywhere.</summary>
    public IReadOnlyList<string>? AllowedAddresses
    {
        get;
        set
        {
            field = value;
            _named.Add(nameof(AllowedAddresses));
        }
    }

    /// <summary>When the key ends; null for never.</summary>
    public DateTimeOffset? ExpiresAt
    {
        get;
        set
        {
            field = value;
            _named.Add(nameof(ExpiresAt));
        }
    }

    /// <summary>Status of quota refusals: 402, 403 or 429.</summary>
    [AllowedValues(null, 402, 403, 429, ErrorMessage = "Must be 402, 403 or 429.")]
    public int? QuotaStatus { get; set; }

    /// <summary>True leaves the usage chunk in streams that did not ask for it.</summary>
    public bool? AlwaysStreamUsage { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        KeyFields.Check(Models, Endpoints, AllowedAddresses);

    /// <summary>The terms of <paramref name="key"/> with what this request names.</summary>
    internal KeyTerms Apply(ApiKey key) =>
        new()
        {
            Name = Name?.Trim() ?? key.Name,
            Models = Named(nameof(Models)) ? Models : ApiKey.Read(key.Models),
            Endpoints = Named(nameof(Endpoints)) ? KeyFields.Paths(Endpoints) : ApiKey.Read(key.Endpoints),
            Addresses = Named(nameof(AllowedAddresses)) ? AllowedAddresses : ApiKey.Read(key.Addresses),
            RequestsPerMinute = Named(nameof(RequestsPerMinute)) ? RequestsPerMinute : key.RequestsPerMinute,
            TokensPerMinute = Named(nameof(TokensPerMinute)) ? TokensPerMinute : key.TokensPerMinute,
            MaxParallel = Named(nameof(MaxParallel)) ? MaxParallel : key.MaxParallel,
            QuotaStatus = QuotaStatus ?? (int)key.QuotaStatus,
            AlwaysStreamUsage = AlwaysStreamUsage ?? key.AlwaysStreamUsage != 0,
            ExpiresAt = Named(nameof(ExpiresAt)) ? ExpiresAt : Time(key.ExpiresAt),
        };

    private bool Named(string property) => _named.Contains(property);

    private static DateTimeOffset? Time(long? milliseconds) =>
        milliseconds is { } value ? DateTimeOffset.FromUnixTimeMilliseconds(value) : null;
}
