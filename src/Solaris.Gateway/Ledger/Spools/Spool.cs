using System.Globalization;
using Solaris.Ledger.Batches;

namespace Solaris.Ledger.Spools;

/// <summary>
/// Settles on their way to the database, in files that outlive the process: what a call used is never known only to
/// memory. One spool an instance; the next process in the folder adopts what a dead one left.
/// </summary>
internal sealed class Spool(string folder, Guid instance) : IDisposable
{
    private const string Extension = ".spool";

    /// <summary>A segment is left to empty itself at this size.</summary>
    private const long FullSegment = 8 << 20;

    /// <summary>With this much owed the database has long been away: no further call is admitted.</summary>
    private const long Most = 256 << 20;

    private readonly Lock _gate = new();
    private readonly List<SpoolSegment> _segments = [];
    private int _made;

    public bool IsFull => Length >= Most;

    /// <summary>Bytes of settles that the database may not have yet.</summary>
    public long Length
    {
        get
        {
            lock (_gate)
            {
                long length = 0;
                foreach (var segment in _segments)
                {
                    length += segment.Length;
                }
                return length;
            }
        }
    }

    /// <summary>Throws <see cref="IOException"/> when the disk takes no more.</summary>
    public void Append(ResolveOperation operation)
    {
        var record = SpoolRecord.Write(operation);
        lock (_gate)
        {
            operation.Ticket = Current().Append(record);
        }
    }

    /// <summary>What dead processes left in the folder, in the order in which it was written.</summary>
    public List<ResolveOperation> Adopt()
    {
        var operations = new List<ResolveOperation>();
        foreach (var path in Directory.EnumerateFiles(folder, "*" + Extension).Order(StringComparer.Ordinal))
        {
            if (SpoolSegment.Adopt(path) is { } segment)
            {
                operations.AddRange(Adopt(segment));
            }
        }
        return operations;
    }

    public void Dispose()
    {
        lock (_gate)
        {
            foreach (var segment in _segments)
            {
                segment.Seal(records: 0); // Deletes what owes nothing.
                segment.Dispose();
            }
            _segments.Clear();
        }
    }

    private List<ResolveOperation> Adopt(SpoolSegment segment)
    {
        var operations = SpoolRecord.ReadAll(segment.ReadAll());
        foreach (var operation in operations)
        {
            operation.Ticket = segment.Ticket();
        }
        lock (_gate)
        {
            _segments.Insert(0, segment);
        }
        segment.Seal(operations.Count);
        return operations;
    }

    private SpoolSegment Current()
    {
        if (_made > 0 && _segments[^1].Length < FullSegment)
        {
            return _segments[^1];
        }
        if (_made > 0)
        {
            _segments[^1].Seal(records: 0);
        }
        _segments.RemoveAll(segment => segment.Length == 0);
        var name = string.Create(CultureInfo.InvariantCulture, $"{instance:N}-{++_made:D6}{Extension}");
        _segments.Add(SpoolSegment.Create(Path.Combine(folder, name)));
        return _segments[^1];
    }
}
