using System.Text;

namespace Solaris.Conversations;

/// <summary>A tool call as a client would see it.</summary>
internal sealed record RecordedCall(string Id, string Name)
{
    public StringBuilder Arguments { get; } = new();
}
