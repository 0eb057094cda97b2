namespace Solaris.Routing.LiteLlm;

/// <summary>Reads the background checks of <c>general_settings</c>.</summary>
internal static class GeneralSettingsReader
{
    private const int LongestInterval = 86_400;
    private const int UsualInterval = 300;

    /// <summary>Null when there are no checks.</summary>
    public static ProbeSettings? Probes(YamlSection? general, YamlSection? router)
    {
        var on = general?.Flag("background_health_checks") ?? false;
        var interval = general?.WholeNumber("health_check_interval", 5, LongestInterval) ?? UsualInterval;
        var steers = general?.Flag("enable_health_check_routing");
        steers = router?.Flag("enable_health_check_routing") ?? steers ?? false;
        return on || steers.Value ? new(TimeSpan.FromSeconds(interval), steers.Value) : null;
    }
}
