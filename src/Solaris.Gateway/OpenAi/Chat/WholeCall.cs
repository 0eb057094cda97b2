using System.Text;

namespace Solaris.OpenAi.Chat;

/// <summary>A tool call while its answer is collected.</summary>
internal sealed record WholeCall(string Id, string Name, CallForm Form)
{
    /// <summary>Gemini's thought signature.</summary>
    public string? Signature { get; init; }

    public StringBuilder Arguments { get; } = new();

    /// <summary>An empty text is no JSON.</summary>
    public string Input => Arguments.Length == 0 && !Form.IsCustom ? "{}" : Arguments.ToString();
}
