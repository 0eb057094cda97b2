using Solaris.Conversations;

namespace Solaris.Providers.Anthropic;

/// <summary>A message in the making: all neighbouring turns of one role.</summary>
/// <param name="role"><c>user</c>, <c>assistant</c> or <c>system</c>.</param>
internal sealed class Message(string role)
{
    public const string User = "user";
    public const string Assistant = "assistant";
    public const string System = "system";

    public string Role => role;

    public List<Part> Parts { get; } = [];

    /// <summary>Tool results go first, thoughts before what came of them, calls last; the rest keeps its order.</summary>
    public void Order()
    {
        var ordered = Parts.OrderBy(Rank).ToList(); // OrderBy keeps the order of equals.
        Parts.Clear();
        Parts.AddRange(ordered);
    }

    private static int Rank(Part part) =>
        part switch
        {
            ToolResultPart => 0,
            ToolCallPart => 2,
            _ => 1,
        };
}
