using System.Collections.Immutable;
using Solaris.Providers;

namespace Solaris.Routing.LiteLlm;

/// <summary>Reads <c>retry_policy</c> and <c>allowed_fails_policy</c>: a number for each of LiteLLM's kinds of errors.</summary>
internal static class FailurePolicyReader
{
    private static readonly (string Name, FailureKind[] Kinds)[] Errors =
    [
        ("BadRequestError", [FailureKind.Refused]),
        ("AuthenticationError", [FailureKind.Credential]),
        ("TimeoutError", [FailureKind.Timeout]),
        ("RateLimitError", [FailureKind.RateLimited, FailureKind.Spent]),
        ("ContentPolicyViolationError", [FailureKind.ContentPolicy]),
        ("ServiceUnavailableError", [FailureKind.Overloaded, FailureKind.Connect]),
        ("BadGatewayError", [FailureKind.Cut, FailureKind.Garbage]),
        ("InternalServerError", [FailureKind.Overloaded, FailureKind.Connect, FailureKind.Cut, FailureKind.Garbage]),
        ("NotFoundError", [FailureKind.NotFound]),
    ];

    /// <param name="suffix">What the error's name ends with: <c>Retries</c> or <c>AllowedFails</c>.</param>
    public static ImmutableDictionary<FailureKind, int> Read(YamlSection? policy, string suffix, int largest)
    {
        var found = ImmutableDictionary.CreateBuilder<FailureKind, int>();
        if (policy is null)
        {
            return found.ToImmutable();
        }
        foreach (var (name, kinds) in Errors)
        {
            if (policy.WholeNumber(name + suffix, 0, largest) is { } number)
            {
                // The narrower names come first and win over InternalServerError.
                foreach (var kind in kinds.Where(kind => !found.ContainsKey(kind)))
                {
                    found[kind] = (int)number;
                }
            }
        }
        policy.WarnUnread();
        return found.ToImmutable();
    }
}
