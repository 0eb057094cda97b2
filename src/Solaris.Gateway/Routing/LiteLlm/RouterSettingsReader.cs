using System.Collections.Immutable;
using System.Globalization;
using Solaris.Configuration;

namespace Solaris.Routing.LiteLlm;

/// <summary>Reads <c>router_settings</c>, and <c>litellm_settings</c>, in which LiteLLM accepts some of the same keys.</summary>
internal sealed class RouterSettingsReader(YamlSection? router, YamlSection? general)
{
    private const int MostAllowedFails = 1_000_000;
    private static readonly ValueRule Strategy = YamlRules.OneOf([.. Rankings.Names]);

    private readonly YamlSection?[] _sections = [router, general];

    public DeploymentDefaults Defaults(YamlSection? other) =>
        new(
            Timeouts(),
            YamlSection.FirstOf(Parallel(), other?.WholeNumber("max_parallel_requests", 1, MostAllowedFails)),
            general?.Flag("drop_params") ?? false
        );

    private CallTimeouts Timeouts() =>
        new(
            YamlSection.FirstOf(
                First(section => section.Seconds("timeout")),
                First(section => section.Seconds("request_timeout"))
            ) ?? CallTimeouts.Default.FirstByte,
            YamlSection.FirstOf(
                First(section => section.Seconds("stream_idle_timeout")),
                First(section => section.Seconds("stream_timeout"))
            ) ?? CallTimeouts.Default.Idle
        );

    public RoutingSettings Settings()
    {
        var defaults = RoutingSettings.Default;
        return new(
            Number("num_retries", 10) ?? defaults.Retries,
            Number("allowed_fails", MostAllowedFails) ?? defaults.AllowedFails,
            First(section => section.Seconds("cooldown_time", smallest: 0)) ?? defaults.Cooldown
        )
        {
            Strategy = router?.Value("routing_strategy", Strategy) ?? defaults.Strategy,
            LatencyBuffer = LatencyBuffer(),
            RetriesByKind = Policy("retry_policy", "Retries", 10),
            AllowedFailsByKind = Policy("allowed_fails_policy", "AllowedFails", MostAllowedFails),
            SmallestWait = First(section => section.Seconds("retry_after", smallest: 0)) ?? defaults.SmallestWait,
            MayCool = !(First(section => section.Flag("disable_cooldowns")) ?? false),
            MostFallbacks = Number("max_fallbacks", 100) ?? defaults.MostFallbacks,
            FiltersByTags = First(section => section.Flag("enable_tag_filtering")) ?? false,
            AnyTagSuffices = First(section => section.Flag("tag_filtering_match_any")) ?? true,
        };
    }

    private long? Parallel() =>
        First(section => section.WholeNumber("default_max_parallel_requests", 1, MostAllowedFails));

    /// <param name="names">The names of groups, with wildcards.</param>
    public ImmutableArray<ModelAlias> Aliases(IReadOnlyCollection<string> names)
    {
        var reader = new AliasReader(names);
        return
        [
            .. _sections.SelectMany(section =>
                section?.Section("model_group_alias") is { } aliases ? reader.Read(aliases) : []
            ),
        ];
    }

    public FallbackReader Fallbacks(IReadOnlyCollection<string> names)
    {
        var reader = new FallbackReader(names);
        foreach (var section in _sections)
        {
            if (section is not null)
            {
                reader.Read(section);
            }
        }
        return reader;
    }

    private int? Number(string key, int largest) => (int?)First(section => section.WholeNumber(key, 0, largest));

    private ImmutableDictionary<Providers.FailureKind, int> Policy(string key, string suffix, int largest)
    {
        var policies = Array.ConvertAll(
            _sections,
            section => FailurePolicyReader.Read(section?.Section(key), suffix, largest)
        );
        return policies[0].IsEmpty ? policies[1] : policies[0];
    }

    private double LatencyBuffer()
    {
        var arguments = router?.Section("routing_strategy_args");
        var buffer = arguments?.Value("lowest_latency_buffer", YamlRules.Number(0, 100));
        arguments?.WarnUnread();
        return buffer is null ? 0 : double.Parse(buffer, CultureInfo.InvariantCulture);
    }

    /// <summary>All sections are read, so that a wrong value in the second is found although the first decides.</summary>
    private T? First<T>(Func<YamlSection, T?> read)
        where T : struct
    {
        T? first = null;
        foreach (var section in _sections)
        {
            var value = section is null ? null : read(section);
            first ??= value;
        }
        return first;
    }
}
