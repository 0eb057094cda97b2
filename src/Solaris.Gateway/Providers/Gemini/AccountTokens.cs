using System.Text.Json;

namespace Solaris.Providers.Gemini;

/// <summary>The access token of one service account.</summary>
internal sealed class AccountTokens(ServiceAccount account, HttpMessageInvoker connections, TimeProvider clock)
{
    private const string Grant = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private const int LongestAnswer = 64 * 1024;

    /// <summary>A token in its last minute may expire on its way.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Lock _gate = new();
    private AccessToken? _current;
    private Task<AccessToken>? _fetching;

    public async ValueTask<string> GetAsync(CancellationToken cancellationToken)
    {
        Task<AccessToken> fetching;
        lock (_gate)
        {
            if (_current is { } known && known.Expires - Margin > clock.GetUtcNow())
            {
                return known.Value.Reveal();
            }
            fetching = _fetching ??= RefreshAsync();
        }
        return (await fetching.WaitAsync(cancellationToken)).Value.Reveal();
    }

    public void Forget(string token)
    {
        lock (_gate)
        {
            _current = _current?.Value.Reveal() == token ? null : _current;
        }
    }

    /// <summary>Belongs to all who wait, so none of them can cancel it. A failure is not kept.</summary>
    private async Task<AccessToken> RefreshAsync()
    {
        await Task.Yield(); // Signing takes a millisecond: not under the lock.
        AccessToken? fetched = null;
        try
        {
            return fetched = await FetchAsync();
        }
        finally
        {
            lock (_gate)
            {
                (_current, _fetching) = (fetched, null);
            }
        }
    }

    private async Task<AccessToken> FetchAsync()
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var request = new HttpRequestMessage(HttpMethod.Post, account.TokenAddress)
        {
            Content = new FormUrlEncodedContent([
                new("grant_type", Grant),
                new("assertion", SignedAssertion.Of(account, clock.GetUtcNow())),
            ]),
        };
        using var response = await connections.SendAsync(request, patience.Token);
        if (!FailureRules.IsSuccess((int)response.StatusCode))
        {
            throw new HttpRequestException("The token was refused.", inner: null, response.StatusCode);
        }
        await response.Content.LoadIntoBufferAsync(LongestAnswer, patience.Token);
        return Read(await response.Content.ReadAsByteArrayAsync(patience.Token));
    }

    private AccessToken Read(byte[] answer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer);
            var token = document.RootElement.GetProperty("access_token").GetString();
            var seconds = document.RootElement.GetProperty("expires_in").GetInt32();
            return new(new Secret(token ?? ""), clock.GetUtcNow() + TimeSpan.FromSeconds(seconds));
        }
        catch (Exception exception)
            when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new HttpRequestException(HttpRequestError.InvalidResponse, "The token's answer makes no sense.");
        }
    }
}
