using System.Globalization;
using Solaris.Accounts;
using Solaris.Pricing.Exchange;

namespace Solaris.Settings;

/// <summary>Changes settings.</summary>
internal sealed class SettingChanges(OrganisationStore organisations, SettingStore store, RateChanges currencies)
{
    /// <summary>Changes what the request names; the error says what is wrong with it.</summary>
    public async Task<ChangeError?> ChangeAsync(SettingsRequest request, CancellationToken cancellationToken)
    {
        if (request.Zone is { } zone && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
        {
            return ChangeError.Invalid("zone", "Not an IANA time zone.");
        }
        if (request.Currency is { } currency && !await currencies.SetCurrencyAsync(currency, cancellationToken))
        {
            return ChangeError.Invalid("currency", "Costs are counted in another one since the first charge.");
        }
        var before = await organisations.GetAsync(cancellationToken);
        var after = before with
        {
            Name = request.OrganisationName?.Trim() ?? before.Name,
            Zone = request.Zone ?? before.Zone,
            Language = request.Language ?? before.Language,
        };
        if (after != before)
        {
            await organisations.ChangeAsync(after, cancellationToken);
        }
        foreach (var (name, value) in Named(request))
        {
            await store.SetAsync(name, value, cancellationToken);
        }
        return null;
    }

    private static IEnumerable<(string Name, string Value)> Named(SettingsRequest request)
    {
        if (request.MemberKeys is { } allowed)
        {
            yield return (SettingNames.MemberKeys, allowed ? "true" : "false");
        }
        if (request.MemberKeyLimit is { } limit)
        {
            yield return (SettingNames.MemberKeyLimit, limit.ToString(CultureInfo.InvariantCulture));
        }
        if (request.MemberKeyDays is { } days)
        {
            yield return (SettingNames.MemberKeyDays, days.ToString(CultureInfo.InvariantCulture));
        }
    }
}
