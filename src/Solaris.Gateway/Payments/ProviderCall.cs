using System.Net;

namespace Solaris.Payments;

/// <summary>Turns what went wrong on the way to a provider into an answer.</summary>
internal static class ProviderCall
{
    public static async Task<ProviderAnswer<T>> AnswerAsync<T>(Func<Task<ProviderAnswer<T>>> call)
        where T : class
    {
        try
        {
            return await call();
        }
        catch (PaymentProviderException exception)
        {
            return No<T>(FailureOf(exception.Status), exception.Message);
        }
    }

    public static ProviderAnswer<T> No<T>(ProviderFailure failure, string? detail)
        where T : class => new(Value: null, failure, detail);

    /// <summary>
    /// Refused credentials count as away: an administrator puts them right, and until then nobody's order may be given up.
    /// </summary>
    private static ProviderFailure FailureOf(HttpStatusCode? status) =>
        status switch
        {
            HttpStatusCode.NotFound => ProviderFailure.NotFound,
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => ProviderFailure.Away,
            HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests => ProviderFailure.Away,
            { } code when (int)code is >= 400 and < 500 => ProviderFailure.Refused,
            _ => ProviderFailure.Away,
        };
}
