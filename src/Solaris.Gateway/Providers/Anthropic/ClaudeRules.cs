using System.Globalization;
using System.Text.RegularExpressions;

namespace Solaris.Providers.Anthropic;

/// <summary>
/// What a model takes, from what is said of it and, where nobody said, from its name: <c>claude-3-7-sonnet</c>, <c>claude-opus-4-8</c>. Models
/// of other vendors behind the same API count as old ones.
/// </summary>
internal sealed partial record ClaudeRules
{
    private const int Unknown = 0;

    private ClaudeRules() { }

    /// <summary>False since 4.7: «temperature is deprecated for this model».</summary>
    public required bool Sampling { get; init; }

    /// <summary>False since 4.1: either temperature or top_p.</summary>
    public required bool SamplesTwice { get; init; }

    /// <summary>False since 4.6: an answer cannot be begun for it.</summary>
    public required bool Prefill { get; init; }

    /// <summary>Since 4.8 the role <c>system</c> may come in the middle.</summary>
    public required bool SystemAnywhere { get; init; }

    /// <summary>Whether <c>output_config.format</c> is understood. LiteLLM's <c>supports_response_schema</c> also means the trick with a tool.</summary>
    public required bool NativeFormat { get; init; }
    public required bool Thinks { get; init; }

    /// <summary>Since 4.6 a model decides itself how long it thinks; since 4.7 it takes no budget.</summary>
    public required bool Adaptive { get; init; }
    public required bool ExtraHighEffort { get; init; }
    public required bool MaxEffort { get; init; }

    public static ClaudeRules Of(string model, ModelTraits traits)
    {
        var version = VersionOf(model);
        return new()
        {
            Sampling = traits.SamplingParameters ?? version < 407,
            SamplesTwice = version is > Unknown and < 401,
            Prefill = traits.AssistantPrefill ?? version < 406,
            SystemAnywhere = traits.MidConversationSystem ?? version >= 408,
            NativeFormat = traits.StructuredOutput != false && HasFormat(version, traits),
            Thinks = traits.Reasoning ?? version is Unknown or >= 307,
            Adaptive = traits.AdaptiveThinking ?? version >= 406,
            ExtraHighEffort = traits.ExtraHighEffort ?? version >= 407,
            MaxEffort = traits.MaxEffort ?? version >= 406,
        };
    }

    private static bool HasFormat(int version, ModelTraits traits) =>
        version == Unknown ? traits.StructuredOutput == true : version is 401 or >= 405;

    /// <summary>4.5 is 405.</summary>
    private static int VersionOf(string model)
    {
        try
        {
            return Name().Match(model) is { Success: true } found ? VersionOf(found) : Unknown;
        }
        catch (RegexMatchTimeoutException)
        {
            return Unknown; // The machine has no time to look, or the name is no name.
        }
    }

    private static int VersionOf(Match found)
    {
        var major = int.Parse(found.Groups["major"].ValueSpan, CultureInfo.InvariantCulture);
        var minor = found.Groups["minor"] is { Success: true } group
            ? int.Parse(group.ValueSpan, CultureInfo.InvariantCulture)
            : 0;
        return (major * 100) + minor;
    }

    [GeneratedRegex(
        @"claude-(?:[a-z]+-)?(?<major>\d{1,2})(?:[-.](?<minor>\d{1,2}))?(?!\d)",
        RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 200
    )]
    private static partial Regex Name();
}
