using Solaris.Conversations;

namespace Solaris.Providers.Anthropic;

/// <summary>
/// The names of a prompt's tools in Anthropic's alphabet (<c>[a-zA-Z0-9_-]</c>, 128 at most) and back. Made from the prompt alone, so that
/// the writer of a request and the reader of its answer agree without a word between them.
/// </summary>
internal sealed class ToolNames
{
    private const int Longest = 128;
    private readonly Dictionary<string, string> _there = [];
    private readonly Dictionary<string, string> _back = [];

    public ToolNames(Prompt prompt)
    {
        var names = NamesOf(prompt);
        foreach (var name in names)
        {
            if (IsValid(name))
            {
                Keep(name, name); // Before the others: none of them may take its place.
            }
        }
        foreach (var name in names)
        {
            if (!_there.ContainsKey(name))
            {
                Keep(name, Free(Clean(name)));
            }
        }
        Answer = Free("json_answer");
    }

    /// <summary>The tool whose arguments are the answer, where a model knows no JSON Schema for its text.</summary>
    public string Answer { get; }

    public string There(string name) => _there.GetValueOrDefault(name, name);

    public string Back(string name) => _back.GetValueOrDefault(name, name);

    private static List<string> NamesOf(Prompt prompt)
    {
        var names = new List<string>();
        foreach (var tool in prompt.Tools)
        {
            names.Add(tool.Name);
        }
        foreach (var turn in prompt.Turns)
        {
            foreach (var part in turn.Parts)
            {
                if (part is ToolCallPart call)
                {
                    names.Add(call.Name);
                }
            }
        }
        names.AddRange(prompt.ToolChoice?.Names ?? []);
        return names;
    }

    private void Keep(string name, string there)
    {
        _there[name] = there;
        _back[there] = name;
    }

    private string Free(string wish)
    {
        var free = wish;
        for (var number = 2; _back.ContainsKey(free); number++)
        {
            var suffix = $"_{number}";
            free = wish[..Math.Min(wish.Length, Longest - suffix.Length)] + suffix;
        }
        return free;
    }

    private static bool IsValid(string name) => name.Length is > 0 and <= Longest && name.All(NameAlphabet.Has);

    private static string Clean(string name)
    {
        var clean = NameAlphabet.Clean(name);
        return clean.Length == 0 ? "tool" : clean[..Math.Min(clean.Length, Longest)];
    }
}
