using System.Net.Http.Headers;
using System.Text;

namespace Solaris.Payments.Pix;

/// <summary>The bank's access token (OAuth client credentials), kept until a minute before it ends.</summary>
internal sealed class PixTokens(PatientHttp http, PixOptions options, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _turn = new(1);
    private string? _token;
    private DateTimeOffset _until;

    public async Task<string> GetAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_token is null || clock.GetUtcNow() >= _until)
            {
                var answer = await http.SendAsync(Request, cancellationToken);
                var token = answer.IsOk ? answer.Read(PixJson.Default.PixToken) : throw Refused(answer);
                _token = token.Text;
                _until = clock.GetUtcNow() + TimeSpan.FromSeconds(token.Lifetime) - Margin;
            }
            return _token;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Lets the next call ask for another one: the bank no longer takes this one.</summary>
    public void Drop() => _until = default;

    public void Dispose() => _turn.Dispose();

    private HttpRequestMessage Request()
    {
        var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.ClientId}:{options.ClientSecret}"));
        return new(HttpMethod.Post, options.TokenAddress)
        {
            Headers = { Authorization = new AuthenticationHeaderValue("Basic", credentials) },
            Content = new FormUrlEncodedContent([new("grant_type", "client_credentials")]),
        };
    }

    private static PaymentProviderException Refused(HttpAnswer answer) =>
        new(
            $"The bank gave no access token ({(int)answer.Status}): check the client's id, its secret and its certificate."
        )
        {
            Status = answer.Status,
        };
}
