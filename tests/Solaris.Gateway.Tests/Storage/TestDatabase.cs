namespace Solaris.Storage;

/// <summary>A fresh, migrated database that is gone when disposed.</summary>
internal sealed class TestDatabase(Database database, string folder, Func<ValueTask> drop) : IAsyncDisposable
{
    public Database Database => database;

    /// <summary>An empty folder of its own, for spools and locks.</summary>
    public string Folder => folder;

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        await drop();
        Directory.Delete(folder, recursive: true);
    }
}
