using System.ComponentModel.DataAnnotations;
using Solaris.Accounts.Keys;

namespace Solaris.Members;

/// <summary>A key that a person issues to themselves.</summary>
public sealed record MyKeyRequest : IValidatableObject
{
    [Required, MaxLength(120)]
    public string Name { get; init; } = "";

    /// <summary>Models the key may use, null for all. An entry may end in <c>*</c>.</summary>
    public IReadOnlyList<string>? Models { get; init; }

    /// <summary>When the key ends: as late as the organisation allows when absent.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        KeyFields.Check(Models, endpoints: null, addresses: null);
}
