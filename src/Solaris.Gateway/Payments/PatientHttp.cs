using System.Security.Cryptography;

namespace Solaris.Payments;

/// <summary>
/// Sends requests that may be sent again (reads, and writes under an idempotency key of ours): three attempts on a lost
/// connection, a timeout, 429 and 5xx, with pauses that grow and differ.
/// </summary>
internal sealed class PatientHttp(HttpMessageInvoker http, TimeProvider clock)
{
    private const int MostAttempts = 3;
    private const int LargestAnswer = 8 * 1024 * 1024;
    private static readonly TimeSpan AttemptTime = TimeSpan.FromSeconds(20);

    /// <summary>The last answer, whatever its status. A request is made anew for each attempt, for it can be sent only once.</summary>
    /// <exception cref="PaymentProviderException">Nobody answered at the last attempt.</exception>
    public async Task<HttpAnswer> SendAsync(Func<HttpRequestMessage> request, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var answer = await TryAsync(request, cancellationToken);
            if (answer is { IsPassing: false })
            {
                return answer;
            }
            if (attempt == MostAttempts)
            {
                return answer ?? throw new PaymentProviderException("The payment provider could not be reached.");
            }
            await Task.Delay(Pause(attempt), clock, cancellationToken);
        }
    }

    /// <summary>Null when the connection failed; the cause is not passed on, for it can hold the address with its query.</summary>
    private async Task<HttpAnswer?> TryAsync(Func<HttpRequestMessage> request, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(AttemptTime, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var message = request();
            using var response = await http.SendAsync(message, either.Token);
            await response.Content.LoadIntoBufferAsync(LargestAnswer, either.Token);
            return new(response.StatusCode, await response.Content.ReadAsByteArrayAsync(either.Token));
        }
        catch (HttpRequestException)
        {
            return null;
        }
        catch (IOException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>About 0.3 s, then about 1 s.</summary>
    private static TimeSpan Pause(int attempt) =>
        TimeSpan.FromMilliseconds(
            (attempt == 1 ? 200 : 700) + RandomNumberGenerator.GetInt32(attempt == 1 ? 200 : 600)
        );
}
