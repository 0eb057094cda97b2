namespace Solaris.Settings;

/// <summary>A setting in force.</summary>
/// <param name="Name">What <c>PUT /api/settings</c> calls it, or the environment variable.</param>
/// <param name="Value">As text; null when there is none, and always for secrets.</param>
/// <param name="IsSet">Whether it has a value: of a secret, all there is to know.</param>
/// <param name="Source"><c>default</c>, <c>database</c>, <c>environment</c>, <c>file</c> or <c>configuration</c>.</param>
/// <param name="Editable">True when <c>PUT /api/settings</c> changes it.</param>
/// <param name="NeedsRestart">True when a change counts only after a restart.</param>
public sealed record SettingResponse(
    string Name,
    string? Value,
    bool IsSet,
    bool Secret,
    string Source,
    bool Editable,
    bool NeedsRestart,
    string? Description
);
