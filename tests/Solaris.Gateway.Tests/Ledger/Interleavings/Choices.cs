namespace Solaris.Ledger.Interleavings;

/// <summary>The choices of one schedule, and the way to the next: depth first, until every schedule was taken once.</summary>
internal sealed class Choices
{
    private readonly List<(int Taken, int Of)> _made = [];
    private int _at;

    /// <summary>One of <paramref name="of"/> possibilities.</summary>
    public int Pick(int of)
    {
        if (_at == _made.Count)
        {
            _made.Add((0, of));
        }
        Assert.Equal(_made[_at].Of, of); // The same choices must lead to the same point, or nothing would be enumerated.
        return _made[_at++].Taken;
    }

    /// <summary>Prepares the next schedule; false when there is none.</summary>
    public bool MoveOn()
    {
        for (_at = 0; _made.Count > 0; )
        {
            var (taken, of) = _made[^1];
            _made.RemoveAt(_made.Count - 1);
            if (taken + 1 < of)
            {
                _made.Add((taken + 1, of));
                return true;
            }
        }
        return false;
    }

    public override string ToString() => string.Join(' ', _made.Select(choice => choice.Taken));
}
