namespace Solaris.Quotas.Bounds;

/// <summary>
/// The tools of a call that the provider itself runs or describes. It does not wait for the client between their uses: each result is
/// read again with all that came before, so the input grows with the square of the uses.
/// </summary>
/// <remarks>
/// Upper estimates from recorded calls: ten unbounded web searches came to 404,500 input tokens, one to 12,251, and the tools'
/// own prompts to 400 to 4,700 each. What exceeds them is recorded as overrun.
/// </remarks>
internal struct HostedTools
{
    /// <summary>Anthropic ends a turn after ten uses (<c>pause_turn</c>).</summary>
    private const int MostUses = 10;

    /// <summary>The model searches its tools once or twice before it uses them.</summary>
    private const int MostToolSearches = 3;

    private const long Description = 5_000;
    private const long Result = 8_000;
    private const long Page = 25_000;

    private bool _hosted;
    private bool _fetches;
    private long _uses;
    private long _usual;
    private long _tools;
    private long _allUses;
    private long _result;

    /// <summary>The whole conversation is read once more, to shorten it.</summary>
    public bool Compacts { get; set; }

    /// <param name="type">The tool's type as it stands in the body.</param>
    public void Type(ReadOnlySpan<byte> type)
    {
        if (!type.SequenceEqual("function"u8) && !type.SequenceEqual("custom"u8))
        {
            _hosted = true;
            _fetches |= type.StartsWith("web_fetch"u8);
            _usual = Math.Max(_usual, UsualUses(type));
        }
    }

    /// <summary>A bound of its uses; of several, the largest counts.</summary>
    public void Uses(long most) => _uses = Math.Max(_uses, most is > 0 and < MostUses ? most : MostUses);

    public void EndTool()
    {
        if (_hosted)
        {
            _tools++;
            _allUses += _uses == 0 ? _usual : _uses;
            _result = Math.Max(_result, _fetches ? Page : Result);
        }
        (_hosted, _fetches, _uses, _usual) = (false, false, 0, 0);
    }

    /// <summary>None for tools that the provider only describes: the client runs them, in calls of its own.</summary>
    private static long UsualUses(ReadOnlySpan<byte> type) =>
        type.StartsWith("bash"u8)
        || type.StartsWith("text_editor"u8)
        || type.StartsWith("computer"u8)
        || type.StartsWith("memory"u8)
        || type.SequenceEqual("local_shell"u8)
        || type.SequenceEqual("apply_patch"u8)
        || type.SequenceEqual("namespace"u8)
            ? 0
        : type.StartsWith("tool_search"u8) ? MostToolSearches
        : MostUses;

    /// <summary>All that is read in the end of a prompt that is read once with <paramref name="tokens"/>.</summary>
    public readonly long Total(long tokens)
    {
        var uses = Math.Min(_allUses, MostUses);
        var reads = uses + 1 + (Compacts ? 1 : 0);
        return checked(((tokens + (_tools * Description)) * reads) + (_result * uses * (uses + 1) / 2));
    }
}
