namespace Solaris.Ledger;

/// <summary>
/// The embedded database has one gateway: the lock on a file in its folder says that this is it, and that every other
/// owner of holds is dead.
/// </summary>
internal sealed class InstanceLock : IDisposable
{
    private readonly FileStream _file;

    private InstanceLock(FileStream file) => _file = file;

    /// <summary>Throws <see cref="InvalidOperationException"/> while another process has the folder.</summary>
    public static InstanceLock Take(string folder)
    {
        var path = Path.Combine(folder, "gateway.lock");
        try
        {
            return new(new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException exception)
        {
            throw new InvalidOperationException(
                $"Another gateway is running on {folder}: the embedded database serves one. Stop it, set another "
                    + "SOLARIS_DATA, or use PostgreSQL (DB_HOST) for several.",
                exception
            );
        }
    }

    public void Dispose() => _file.Dispose();
}
