namespace Solaris.Ledger.Stores;

/// <summary>Ids of names that repeat in the request log, as far as they are known to be committed.</summary>
internal sealed class NameBook
{
    /// <summary>Clients choose some of the names: their number must end somewhere.</summary>
    private const int Most = 20_000;

    /// <summary>Stands for names beyond <see cref="Most"/>.</summary>
    private const string Other = "(other)";

    private readonly Dictionary<string, int> _ids = [];

    /// <summary>The name to store for a name: itself, while there is room.</summary>
    public string Stored(string name) => _ids.Count < Most || _ids.ContainsKey(name) ? name : Other;

    public bool TryGet(string name, out int id) => _ids.TryGetValue(name, out id);

    public void Add(string name, int id) => _ids[name] = id;

    /// <summary>Forgets everything: after a rollback an id may stand for nothing.</summary>
    public void Clear() => _ids.Clear();
}
