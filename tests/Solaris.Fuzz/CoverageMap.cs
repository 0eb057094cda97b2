using System.Runtime.InteropServices;
using SharpFuzz.Common;

namespace Solaris.Fuzz;

/// <summary>
/// The branches that the last run took, counted by the instrumented code at its place in a map, as AFL does. Counts fall into eight classes
/// (1, 2, 3, 4–7 …), so that a loop's first and hundredth turn differ, and its hundredth and hundred-first do not.
/// </summary>
internal sealed unsafe class CoverageMap
{
    private const int Size = 1 << 16;
    private static readonly byte[] Classes = [.. Enumerable.Range(0, 256).Select(Class)];

    private static byte* _counts;

    private readonly byte[] _seen = new byte[Size];

    /// <summary>Places of the map that any run reached.</summary>
    public int Edges { get; private set; }

    /// <summary>Gives instrumented code the place it counts at: before any of it runs.</summary>
    public static void Install()
    {
        _counts = (byte*)NativeMemory.AllocZeroed(Size);
        Trace.SharedMem = _counts;
    }

    public static void Begin()
    {
        new Span<byte>(_counts, Size).Clear();
        Trace.PrevLocation = 0;
    }

    /// <summary>Places that the run since <see cref="Begin"/> reached, and none that <see cref="Reached"/> took note of.</summary>
    public List<int> Fresh()
    {
        var fresh = new List<int>();
        for (var place = 0; place < Size; place++)
        {
            if (_counts[place] != 0 && _seen[place] == 0)
            {
                fresh.Add(place);
            }
        }
        return fresh;
    }

    /// <summary>True when the run since <see cref="Begin"/> reached all these.</summary>
    public static bool Covers(List<int> places) => places.TrueForAll(place => _counts[place] != 0);

    /// <summary>True when the run since <see cref="Begin"/> reached what none before it did.</summary>
    public bool Reached()
    {
        var found = false;
        var words = new ReadOnlySpan<ulong>(_counts, Size / sizeof(ulong));
        for (var word = 0; word < words.Length; word++)
        {
            if (words[word] != 0)
            {
                found |= Take(word * sizeof(ulong));
            }
        }
        return found;
    }

    private bool Take(int from)
    {
        var found = false;
        for (var place = from; place < from + sizeof(ulong); place++)
        {
            var reached = Classes[_counts[place]];
            if ((reached & ~_seen[place]) != 0)
            {
                Edges += _seen[place] == 0 ? 1 : 0;
                _seen[place] |= reached;
                found = true;
            }
        }
        return found;
    }

    private static byte Class(int count) =>
        count switch
        {
            0 => 0,
            1 => 1,
            2 => 2,
            3 => 4,
            < 8 => 8,
            < 16 => 16,
            < 32 => 32,
            < 128 => 64,
            _ => 128,
        };
}
