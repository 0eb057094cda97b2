namespace Solaris.Routing.LiteLlm;

/// <summary>The model names of a file, to check what aliases and fallbacks refer to.</summary>
internal sealed class KnownNames(IReadOnlyCollection<string> names)
{
    private readonly HashSet<string> _names = new(names, StringComparer.Ordinal);

    public string Allowed => $"a model_name of the file: {string.Join(", ", _names.Order(StringComparer.Ordinal))}";

    public bool IsTaken(string name) => _names.Contains(name);

    /// <summary>True for a name in the list, or one that a wildcard in the list matches.</summary>
    public bool Leads(string name) =>
        _names.Contains(name) || _names.Any(known => WildcardPattern.Parse(known)?.Match(name) is not null);
}
