using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Solaris.Pricing;

/// <summary>
/// Names the prices that calls are charged at by their content, so that every replica gives the same price the same name.
/// New ones wait to be written down; the path of a call never does.
/// </summary>
internal sealed class PriceVersions
{
    /// <summary>Wildcard routes let clients invent model names: beyond this many, names are computed each time and not written down.</summary>
    private const int Most = 10_000;

    private const int HashLength = 12;

    private readonly ConcurrentDictionary<
        (string, string),
        (ModelPrice Price, ExchangeRate Rate, string Label)
    > _known = new();
    private readonly ConcurrentQueue<PriceVersion> _new = new();

    /// <summary>The name of a price with the rate it was charged at: all that is needed to compute a cost again.</summary>
    public string Of(string provider, string model, ModelPrice price, ExchangeRate rate)
    {
        if (
            _known.TryGetValue((provider, model), out var known)
            && ReferenceEquals(known.Price, price)
            && known.Rate == rate
        )
        {
            return known.Label;
        }
        var version = Name(provider, model, price);
        var label = version.Label + rate.Suffix;
        if (_known.Count < Most)
        {
            _known[(provider, model)] = (price, rate, label);
            if (!ReferenceEquals(known.Price, price))
            {
                _new.Enqueue(version);
            }
        }
        return label;
    }

    /// <summary>Takes one that is not written down yet; give it back with <see cref="Return"/> when that fails.</summary>
    public PriceVersion? TakeNew() => _new.TryDequeue(out var version) ? version : null;

    public void Return(PriceVersion version) => _new.Enqueue(version);

    /// <summary>The name alone, for a price that nobody is charged now.</summary>
    public static string Label(string provider, string model, ModelPrice price) => Name(provider, model, price).Label;

    /// <summary>Whose price a name is of, with a rate or without; null for no name.</summary>
    public static (string Provider, string Model)? Parse(string? label)
    {
        var slash = label?.IndexOf('/') ?? -1;
        var at = label?.LastIndexOf('@') ?? -1;
        return label is not null && slash > 0 && at > slash ? (label[..slash], label[(slash + 1)..at]) : null;
    }

    private static PriceVersion Name(string provider, string model, ModelPrice price)
    {
        var content = JsonSerializer.Serialize(price, PriceContentJson.Default.ModelPrice);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..HashLength];
        return new($"{provider}/{model}@{hash}", provider, model, content);
    }
}
