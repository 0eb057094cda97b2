using System.Collections.Immutable;

namespace Solaris.Calls;

/// <summary>
/// The client's headers that providers see. A list of what may pass: credentials, cookies, addresses and organisation names are not on it,
/// nor <c>idempotency-key</c>, because all users share one account at the provider and would share its answers.
/// </summary>
internal static class ForwardedHeaders
{
    private static readonly string[] Allowed = ["OpenAI-Beta", "anthropic-beta"];

    public static ImmutableArray<KeyValuePair<string, string>> Of(IHeaderDictionary headers)
    {
        ImmutableArray<KeyValuePair<string, string>>.Builder? found = null;
        foreach (var name in Allowed)
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
