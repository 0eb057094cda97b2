namespace Solaris.Settings;

/// <summary>The names of what administrators set in the dashboard, as the API and the database spell them.</summary>
internal static class SettingNames
{
    public const string OrganisationName = "organisationName";
    public const string Zone = "zone";
    public const string Language = "language";
    public const string Currency = "currency";
    public const string MemberKeys = "memberKeys";
    public const string MemberKeyLimit = "memberKeyLimit";
    public const string MemberKeyDays = "memberKeyDays";
}
