using Solaris.Calls;
using Solaris.Providers.Anthropic;
using Solaris.Providers.OpenAi;

namespace Solaris.Providers;

/// <summary>Texts that fuzzing found patterns to spend their time on: giving up is an answer, not a fault.</summary>
public sealed class SlowPatternsTests
{
    private const int Repeats = 100_000;

    [Fact]
    public void A_name_that_takes_too_long_to_look_at_is_no_reasoning_model_s()
    {
        var name = string.Concat(Enumerable.Repeat("/gpt-5", Repeats)) + "-chat";

        Assert.False(ReasoningModels.Has(Deployments.Of("openai"), name));
    }

    [Fact]
    public void A_long_name_has_the_rules_of_an_unknown_claude()
    {
        var name = string.Concat(Enumerable.Repeat("claude-a", Repeats));

        Assert.Equal(ClaudeRules.Of("nobody", ModelTraits.Unknown), ClaudeRules.Of(name, ModelTraits.Unknown));
    }

    [Fact]
    public void An_error_that_takes_too_long_to_search_gives_out_no_key()
    {
        const string Key = "sk-live-0123456789abcdef";
        var text = string.Concat(Enumerable.Repeat("Bearer ", Repeats)) + Key;

        var clean = CredentialText.Redact(text, new Secret(Key));

        Assert.DoesNotContain(Key, clean, StringComparison.Ordinal);
    }
}
