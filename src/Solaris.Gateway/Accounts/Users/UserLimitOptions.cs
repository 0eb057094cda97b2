using System.ComponentModel.DataAnnotations;

namespace Solaris.Accounts.Users;

/// <summary>The monthly token limit that every user gets, and its bounds.</summary>
internal sealed class UserLimitOptions : IValidatableObject
{
    public const string Section = "Quotas";

    /// <summary>The ledger takes no larger amount.</summary>
    private const long MostAmount = 1_000_000_000_000_000;

    /// <summary>Tokens a month for a user about whom nobody said otherwise.</summary>
    [Range(1L, MostAmount)]
    public long DefaultMonthlyLimit { get; set; } = 1_000_000;

    /// <summary>The largest limit an administrator may give a user.</summary>
    [Range(1L, MostAmount)]
    public long MaxUserLimit { get; set; } = 10_000_000;

    /// <summary>The smallest limit an administrator may give a user.</summary>
    [Range(0L, MostAmount)]
    public long MinUserLimit { get; set; } = 100_000;

    /// <summary>The part of a limit that raises an alert.</summary>
    [Range(typeof(decimal), "0.01", "1", ParseLimitsInInvariantCulture = true)]
    public decimal AlertThreshold { get; set; } = 0.8m;

    /// <summary>The part of a limit that may be spent.</summary>
    [Range(typeof(decimal), "0.01", "1", ParseLimitsInInvariantCulture = true)]
    public decimal BlockThreshold { get; set; } = 1.0m;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (MinUserLimit > MaxUserLimit)
        {
            yield return new("MinUserLimit is above MaxUserLimit.", [nameof(MinUserLimit)]);
        }
        if (DefaultMonthlyLimit < MinUserLimit || DefaultMonthlyLimit > MaxUserLimit)
        {
            yield return new(
                $"DefaultMonthlyLimit must be from {MinUserLimit} to {MaxUserLimit}.",
                [nameof(DefaultMonthlyLimit)]
            );
        }
    }
}
