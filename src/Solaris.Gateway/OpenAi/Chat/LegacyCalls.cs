using System.Globalization;

namespace Solaris.OpenAi.Chat;

/// <summary>Gives the calls of OpenAI's first API for functions, which had no ids, ids by their place in the conversation.</summary>
internal sealed class LegacyCalls
{
    private readonly Dictionary<string, string> _lastOf = [];
    private int _count;

    public string Called(string name) =>
        _lastOf[name] = "call_" + (_count++).ToString("D4", CultureInfo.InvariantCulture);

    /// <summary>The call that a result of <paramref name="name"/> answers: the last one of that function.</summary>
    public string Answered(string name) => _lastOf.TryGetValue(name, out var id) ? id : Called(name);
}
