using Microsoft.Win32.SafeHandles;

namespace Solaris.Ledger.Spools;

/// <summary>
/// One file of the spool. It is locked while its process lives. A file in which nothing is owed any more is emptied
/// while it is in use, and deleted after.
/// </summary>
internal sealed class SpoolSegment : IDisposable
{
    /// <summary>Emptying costs a system call: records that are no longer owed may stay until there is this much of them.</summary>
    private const long WorthEmptying = 1 << 20;

    private readonly Lock _gate = new();
    private readonly string _path;
    private readonly SafeFileHandle _file;
    private long _length;
    private long _onDisk;
    private int _owed;
    private bool _sealed;

    private SpoolSegment(string path, FileMode mode)
    {
        _path = path;
        _file = File.OpenHandle(path, mode, FileAccess.ReadWrite, FileShare.None);
        _length = RandomAccess.GetLength(_file);
    }

    public static SpoolSegment Create(string path) => new(path, FileMode.CreateNew);

    /// <summary>Null while the process that writes the file lives.</summary>
    public static SpoolSegment? Adopt(string path)
    {
        try
        {
            return new(path, FileMode.Open);
        }
        catch (IOException)
        {
            return null;
        }
    }

    public long Length => Volatile.Read(ref _length);

    /// <summary>Plain writes survive the end of the process, however it comes; only a power cut needs <see cref="FlushThrough"/>.</summary>
    public SpoolTicket Append(byte[] record)
    {
        lock (_gate)
        {
            RandomAccess.Write(_file, record, _length);
            _length += record.Length;
            _owed++;
            return new(this, _length);
        }
    }

    public byte[] ReadAll()
    {
        var bytes = new byte[_length];
        var read = RandomAccess.Read(_file, bytes, 0);
        return read == bytes.Length ? bytes : bytes[..read];
    }

    /// <summary>Says that the file's <paramref name="records"/> are owed, and that no more will come.</summary>
    public void Seal(int records)
    {
        lock (_gate)
        {
            _owed += records;
            _sealed = true;
            Clear();
        }
    }

    public void Settle()
    {
        lock (_gate)
        {
            _owed--;
            Clear();
        }
    }

    public SpoolTicket Ticket() => new(this, _length);

    public void FlushThrough(long end)
    {
        lock (_gate)
        {
            if (_onDisk < end && !_file.IsClosed)
            {
                RandomAccess.FlushToDisk(_file);
                _onDisk = _length;
            }
        }
    }

    public void Dispose() => _file.Dispose();

    private void Clear()
    {
        if (_owed > 0 || _file.IsClosed)
        {
            return;
        }
        if (_sealed)
        {
            _file.Dispose();
            File.Delete(_path);
            _length = 0;
        }
        else if (_length > WorthEmptying)
        {
            RandomAccess.SetLength(_file, 0);
            (_length, _onDisk) = (0, 0);
        }
    }
}
