using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Solaris.Accounts;

namespace Solaris.Members;

/// <summary>What a person changes about themselves: what is absent stays.</summary>
public sealed record ProfileRequest
{
    [MinLength(1), MaxLength(120)]
    public string? Name { get; init; }

    /// <summary><c>pt-BR</c>, <c>en</c> or <c>es</c>.</summary>
    [AllowedValues(
        null,
        Organisation.Portuguese,
        Organisation.English,
        Organisation.Spanish,
        ErrorMessage = "Must be pt-BR, en or es."
    )]
    public string? Language { get; init; }

    /// <summary><c>light</c> or <c>dark</c>; null follows the system.</summary>
    [AllowedValues(null, "light", "dark", ErrorMessage = "Must be light or dark.")]
    public string? Theme
    {
        get;
        set
        {
            field = value;
            NamesTheme = true;
        }
    }

    /// <summary>Tells a theme of null from no word about it.</summary>
    [JsonIgnore]
    internal bool NamesTheme { get; private set; }
}
