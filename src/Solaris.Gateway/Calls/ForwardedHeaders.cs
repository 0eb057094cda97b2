using System.Collections.Immutable;

namespace Solaris.Calls;

/// <summary>The client's headers that providers see.</summary>
internal static class ForwardedHeaders
{
    /// <param name="allowed">See <see cref="GenerationEndpoint.ForwardedHeaders"/>.</param>
    public static ImmutableArray<KeyValuePair<string, string>> Of(
        IHeaderDictionary headers,
        IReadOnlyList<string> allowed
    )
    {
        ImmutableArray<KeyValuePair<string, string>>.Builder? found = null;
        foreach (var name in allowed)
        {
            if (headers.TryGetValue(name, out var value) && value.Count > 0)
            {
                found ??= ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
                found.Add(new(name, value.ToString()));
            }
        }
        return found?.ToImmutable() ?? [];
    }
}
