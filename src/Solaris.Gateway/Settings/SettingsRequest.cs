using System.ComponentModel.DataAnnotations;
using Solaris.Accounts;

namespace Solaris.Settings;

/// <summary>Settings to change: what is absent stays.</summary>
public sealed record SettingsRequest
{
    [MinLength(1), MaxLength(120)]
    public string? OrganisationName { get; init; }

    /// <summary>IANA time zone of limits and reports, such as <c>America/Sao_Paulo</c>.</summary>
    [MaxLength(60)]
    public string? Zone { get; init; }

    /// <summary>The language of messages to people who chose none: <c>pt-BR</c> or <c>en</c>.</summary>
    [AllowedValues(null, Organisation.Portuguese, Organisation.English, ErrorMessage = "Must be pt-BR or en.")]
    public string? Language { get; init; }

    /// <summary>The currency of money limits and costs, by its ISO 4217 code. Fixed once something was held or charged.</summary>
    [RegularExpression("^[A-Z]{3}$", ErrorMessage = "Must be an ISO 4217 code, such as BRL.")]
    public string? Currency { get; init; }

    /// <summary>Whether members may have API keys of their own.</summary>
    public bool? MemberKeys { get; init; }

    /// <summary>Working keys a member may have at a time.</summary>
    [Range(1, 100)]
    public int? MemberKeyLimit { get; init; }

    /// <summary>Days a member's key may last.</summary>
    [Range(1, 3_650)]
    public int? MemberKeyDays { get; init; }
}
