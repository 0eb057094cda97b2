using System.Text;

namespace Solaris.Providers.OpenAi;

/// <summary>A tool call while its pieces come in.</summary>
/// <param name="number">Its place among the choice's calls, counted from 0 without gaps.</param>
internal sealed class ReceivedCall(int number)
{
    public int Number => number;

    public string? Id { get; set; }

    /// <summary>True once its name is known, and the client knows of it.</summary>
    public bool Open { get; set; }

    public string? Signature { get; set; }

    /// <summary>Arguments that are kept: those that came before the name, and those that must be unwrapped whole.</summary>
    public StringBuilder? Wrapped { get; set; }
}
