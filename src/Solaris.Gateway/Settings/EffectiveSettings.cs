using System.Globalization;
using Solaris.Accounts;
using Solaris.Configuration;

namespace Solaris.Settings;

/// <summary>Tells every setting's effective value and its source. Secrets tell only whether they are set.</summary>
internal sealed class EffectiveSettings(
    OrganisationStore organisations,
    SettingStore store,
    IConfiguration configuration
)
{
    private const string Database = "database";
    private const string Default = "default";

    public async Task<SettingsResponse> ReadAsync(CancellationToken cancellationToken)
    {
        var organisation = await organisations.GetAsync(cancellationToken);
        var stored = await store.ReadAsync(cancellationToken);
        var policy = KeyPolicy.Default;
        return new(
            organisation.Id.Value,
            [
                Edited(SettingNames.OrganisationName, organisation.Name, Database),
                Edited(SettingNames.Zone, organisation.Zone, Database),
                Edited(SettingNames.Language, organisation.Language, Database),
                Edited(SettingNames.Currency, await store.CurrencyAsync(cancellationToken), Database),
                Stored(stored, SettingNames.MemberKeys, policy.Allowed ? "true" : "false"),
                Stored(stored, SettingNames.MemberKeyLimit, Text(policy.Limit)),
                Stored(stored, SettingNames.MemberKeyDays, Text(policy.Days)),
                .. EnvironmentVariables.All.Select(Configured),
            ]
        );
    }

    private static SettingResponse Stored(Dictionary<string, string> values, string name, string fallback) =>
        values.TryGetValue(name, out var value) ? Edited(name, value, Database) : Edited(name, fallback, Default);

    private static SettingResponse Edited(string name, string value, string source) =>
        new(name, value, IsSet: true, Secret: false, source, Editable: true, NeedsRestart: false, Description: null);

    private SettingResponse Configured(EnvironmentVariable variable)
    {
        var value = configuration[variable.Key];
        var isSet = !string.IsNullOrEmpty(value);
        return new(
            variable.Name,
            variable.Secret || !isSet ? null : value,
            isSet,
            variable.Secret,
            Source(variable, value),
            Editable: false,
            NeedsRestart: true,
            variable.Description
        );
    }

    private string Source(EnvironmentVariable variable, string? value)
    {
        if (!string.IsNullOrEmpty(configuration[variable.Name + "_FILE"]))
        {
            return "file";
        }
        if (!string.IsNullOrEmpty(configuration[variable.Name]))
        {
            return "environment";
        }
        var standard = variable.Default is { } text ? variable.Rule.Read(text) : null;
        return string.IsNullOrEmpty(value) || value == standard ? Default : "configuration";
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
