using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;

namespace Solaris.Pricing;

/// <summary>
/// A price table in LiteLLM's format. It is kept as the bytes it came as, with an index: of some thousand models an
/// installation uses a few, and only those are read.
/// </summary>
internal sealed class PriceTable
{
    private readonly byte[] _json;
    private readonly Dictionary<string, PriceLine> _lines;
    private readonly ConcurrentDictionary<string, KnownModel> _read = new(StringComparer.Ordinal);

    public PriceTable(byte[] json)
    {
        _json = json;
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(json));
        _lines = PriceIndex.Of(json);
    }

    /// <summary>Of its bytes, in lower-case hexadecimal digits: its version.</summary>
    public string Sha256 { get; }

    public int Count => _lines.Count;

    /// <summary>Every model: its provider and its name, without the provider's prefix.</summary>
    public IEnumerable<(string Provider, string Model)> Names =>
        _lines.Select(entry =>
            (
                entry.Value.Provider,
                entry.Key.StartsWith(entry.Value.Provider + "/", StringComparison.Ordinal)
                    ? entry.Key[(entry.Value.Provider.Length + 1)..]
                    : entry.Key
            )
        );

    public KnownModel? Find(string name) =>
        _read.TryGetValue(name, out var known) ? known
        : _lines.TryGetValue(name, out var line) ? _read.GetOrAdd(name, Read(name, line))
        : null;

    public string? ProviderOf(string name) => _lines.TryGetValue(name, out var line) ? line.Provider : null;

    /// <summary>The names of a provider's models, as the table has them.</summary>
    public IEnumerable<string> NamesOf(string provider) =>
        from entry in _lines
        where entry.Value.Provider == provider
        select entry.Key;

    private KnownModel Read(string name, PriceLine line)
    {
        var reader = new Utf8JsonReader(_json.AsSpan(line.Start, line.Length));
        reader.Read();
        return KnownModel.Of(name, TableRow.Read(ref reader));
    }
}
