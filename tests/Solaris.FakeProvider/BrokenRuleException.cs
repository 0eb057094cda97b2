namespace Solaris.FakeProvider;

/// <summary>A request that Anthropic refuses with 400, with the message it would give.</summary>
internal sealed class BrokenRuleException(string message) : Exception(message);
