using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace Solaris.Accounts.Keys;

/// <summary>Rules for the terms of a key that attributes cannot say, shared by creating and changing one.</summary>
internal static partial class KeyFields
{
    public const int LongestList = 200;

    /// <summary>Routes below <c>/v1</c> a key can be limited to.</summary>
    private static readonly string[] Endpoints =
    [
        "chat/completions",
        "completions",
        "embeddings",
        "responses",
        "messages",
        "messages/count_tokens",
        "moderations",
        "images/*",
        "audio/*",
        "files",
        "models",
    ];

    public static IEnumerable<ValidationResult> Check(
        IReadOnlyList<string>? models,
        IReadOnlyList<string>? endpoints,
        IReadOnlyList<string>? addresses
    ) =>
        [
            .. Check("Models", models, name => ModelName().IsMatch(name), "a model name, which may end in *"),
            .. Check(
                "Endpoints",
                endpoints,
                name => Endpoints.Contains(Endpoint(name)),
                $"one of {string.Join(", ", Endpoints)}"
            ),
            .. Check("AllowedAddresses", addresses, AddressRanges.IsValid, "an IP address or a CIDR range"),
        ];

    /// <summary>Accepts <c>/v1/embeddings</c> for <c>embeddings</c>: people paste paths.</summary>
    private static string Endpoint(string name)
    {
        var path = name.Trim().TrimStart('/');
        return path.StartsWith("v1/", StringComparison.Ordinal) ? path[3..] : path;
    }

    public static IReadOnlyList<string>? Paths(IReadOnlyList<string>? endpoints) =>
        endpoints is null ? null : [.. endpoints.Select(Endpoint)];

    private static IEnumerable<ValidationResult> Check(
        string field,
        IReadOnlyList<string>? entries,
        Func<string, bool> valid,
        string allowed
    )
    {
        if (entries is { Count: 0 or > LongestList })
        {
            yield return new($"Must have from 1 to {LongestList} entries; null lifts the restriction.", [field]);
        }
        else if (entries?.FirstOrDefault(entry => entry is null || !valid(entry)) is { } wrong)
        {
            yield return new($"'{wrong}' is not {allowed}.", [field]);
        }
    }

    [GeneratedRegex(
        @"^[\x21-\x29\x2B-\x7E]{0,200}\*?$(?<=.)",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 100
    )]
    private static partial Regex ModelName();
}
