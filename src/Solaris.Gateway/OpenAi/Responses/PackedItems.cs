using System.Collections.Immutable;
using Solaris.Providers;

namespace Solaris.OpenAi.Responses;

/// <summary>
/// Where the items of <c>input</c> stand, and which of them carry what the gateway packed (<see cref="SealedReasoning"/>): OpenAI refuses
/// those as forged, so a conversation that moves to it from another provider goes on without them.
/// </summary>
internal sealed class PackedItems
{
    private readonly List<(int Start, int End, bool Packed)> _items = [];
    private bool _any;

    public void Add(int start, int end, bool packed)
    {
        _items.Add((start, end, packed));
        _any |= packed;
    }

    /// <summary>Cuts out each run of packed items, with the comma behind it, or before it at the list's end.</summary>
    public ImmutableArray<BodyEdit> Edits()
    {
        var edits = ImmutableArray.CreateBuilder<BodyEdit>();
        for (var first = 0; _any && first < _items.Count; first++)
        {
            if (!_items[first].Packed)
            {
                continue;
            }
            var next = first;
            while (next < _items.Count && _items[next].Packed)
            {
                next++;
            }
            var isLast = next == _items.Count;
            var start = isLast && first > 0 ? _items[first - 1].End : _items[first].Start;
            edits.Add(new(start, (isLast ? _items[^1].End : _items[next].Start) - start, []));
            first = next;
        }
        return edits.DrainToImmutable();
    }
}
