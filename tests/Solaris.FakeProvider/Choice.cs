namespace Solaris.FakeProvider;

/// <summary>One answer among <c>n</c>, as tokens.</summary>
internal sealed record Choice(int Index, string[] Reasoning, string[] Content, ToolCall[] Tools, string Finish)
{
    /// <summary>A tool's name is one token.</summary>
    public int Tokens => Reasoning.Length + Content.Length + Tools.Sum(tool => 1 + tool.Arguments.Length);
}
