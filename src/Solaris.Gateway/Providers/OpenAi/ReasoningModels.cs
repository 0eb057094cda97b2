using System.Text.RegularExpressions;

namespace Solaris.Providers.OpenAi;

/// <summary>OpenAI's models that reason: they take <c>max_completion_tokens</c> only, and no sampling.</summary>
internal static partial class ReasoningModels
{
    /// <summary>What is known of the model decides, or else its name: an Azure deployment may be called anything.</summary>
    public static bool Has(Deployment deployment, string model) => deployment.Traits.Reasoning ?? IsNamedSo(model);

    private static bool IsNamedSo(string model)
    {
        try
        {
            return Name().IsMatch(model);
        }
        catch (RegexMatchTimeoutException)
        {
            return false; // The machine has no time to look, or the name is no name.
        }
    }

    [GeneratedRegex(
        @"(^|/)(o[1-9](-|$)|gpt-5(?!.*-chat)|codex-)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 100
    )]
    private static partial Regex Name();
}
