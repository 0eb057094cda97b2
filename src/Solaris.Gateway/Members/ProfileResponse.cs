using Solaris.Settings;

namespace Solaris.Members;

/// <summary>A person about themselves.</summary>
/// <param name="Language"><c>pt-BR</c>, <c>en</c> or <c>es</c>: their choice, else the organisation's.</param>
/// <param name="Theme"><c>light</c> or <c>dark</c>; null follows their system.</param>
/// <param name="Zone">The organisation's IANA time zone, in which limits renew.</param>
/// <param name="Currency">The currency in which money is shown.</param>
/// <param name="Keys">What they may do with keys of their own.</param>
/// <param name="Capabilities">What their role allows.</param>
public sealed record ProfileResponse(
    Guid Id,
    string? Email,
    string Name,
    string Role,
    Guid? TeamId,
    string? TeamName,
    string Organisation,
    string Language,
    string? Theme,
    string Zone,
    string Currency,
    KeyPolicy Keys,
    IReadOnlyList<string> Capabilities
);
