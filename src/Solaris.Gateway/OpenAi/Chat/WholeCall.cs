using System.Text;

namespace Solaris.OpenAi.Chat;

/// <summary>A tool call while its answer is collected.</summary>
internal sealed record WholeCall(string Id, string Name, string? Signature)
{
    public StringBuilder Arguments { get; } = new();
}
