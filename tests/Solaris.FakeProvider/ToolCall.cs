namespace Solaris.FakeProvider;

/// <summary>A function call in an answer; its arguments come in pieces, one token each.</summary>
internal sealed record ToolCall(string Id, string Name, string[] Arguments);
