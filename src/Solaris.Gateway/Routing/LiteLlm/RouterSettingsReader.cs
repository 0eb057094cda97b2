using System.Collections.Immutable;
using Solaris.Configuration;

namespace Solaris.Routing.LiteLlm;

/// <summary>Reads <c>router_settings</c>, and <c>litellm_settings</c>, in which LiteLLM accepts some of the same keys.</summary>
internal sealed class RouterSettingsReader(YamlSection? router, YamlSection? general)
{
    private const string Shuffle = "simple-shuffle";

    private static readonly ValueRule Strategy = YamlRules.OneOf([
        Shuffle,
        "least-busy",
        "latency-based-routing",
        "usage-based-routing",
        "usage-based-routing-v2",
        "cost-based-routing",
    ]);

    private readonly YamlSection?[] _sections = [router, general];

    public CallTimeouts Timeouts() =>
        new(
            YamlSection.FirstOf(
                First(section => section.Seconds("timeout")),
                First(section => section.Seconds("request_timeout"))
            ) ?? CallTimeouts.Default.FirstByte,
            First(section => section.Seconds("stream_timeout")) ?? CallTimeouts.Default.Idle
        );

    public RoutingSettings Settings()
    {
        WarnOtherStrategy();
        var defaults = RoutingSettings.Default;
        return new(
            (int)(First(section => section.WholeNumber("num_retries", 0, 10)) ?? defaults.Retries),
            (int)(First(section => section.WholeNumber("allowed_fails", 0, 1_000)) ?? defaults.AllowedFails),
            First(section => section.Seconds("cooldown_time", smallest: 0)) ?? defaults.Cooldown
        );
    }

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

    private void WarnOtherStrategy()
    {
        if (router?.Value("routing_strategy", Strategy) is { } strategy and not Shuffle)
        {
            router.Report.Warn(
                router.ValueNode("routing_strategy"),
                router.PathOf("routing_strategy"),
                $"\"{strategy}\" is not built; {Shuffle} is used."
            );
        }
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
