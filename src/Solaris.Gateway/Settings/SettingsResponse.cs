namespace Solaris.Settings;

/// <summary>Every setting with its effective value and where it comes from.</summary>
public sealed record SettingsResponse(Guid OrganisationId, IReadOnlyList<SettingResponse> Items);
