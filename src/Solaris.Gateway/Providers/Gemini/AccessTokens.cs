using System.Runtime.CompilerServices;

namespace Solaris.Providers.Gemini;

/// <summary>
/// Access tokens of service accounts, each kept until shortly before it expires. However many calls wait for a token, it is asked for once.
/// </summary>
internal sealed class AccessTokens(HttpMessageInvoker connections, TimeProvider clock)
{
    private readonly ConditionalWeakTable<ServiceAccount, AccountTokens> _accounts = [];

    /// <summary>Throws HttpRequestException with the status of a refusal; its message has no secret.</summary>
    public ValueTask<string> GetAsync(ServiceAccount account, CancellationToken cancellationToken) =>
        _accounts.GetValue(account, Open).GetAsync(cancellationToken);

    /// <summary>The API refused <paramref name="token"/>: it is not used again.</summary>
    public void Forget(ServiceAccount account, string token) => _accounts.GetValue(account, Open).Forget(token);

    private AccountTokens Open(ServiceAccount account) => new(account, connections, clock);
}
