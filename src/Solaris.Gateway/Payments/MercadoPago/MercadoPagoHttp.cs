using System.Net;
using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Solaris.Payments.MercadoPago;

/// <summary>Requests to Mercado Pago. A write carries an idempotency key that its caller stored first, so it can be repeated.</summary>
internal sealed class MercadoPagoHttp(PatientHttp http, MercadoPagoOptions options)
{
    /// <exception cref="PaymentProviderException">It refused, or could not be reached.</exception>
    public async Task<T> PostAsync<TBody, T>(
        string path,
        string idempotencyKey,
        (TBody Value, JsonTypeInfo<TBody> Type) body,
        JsonTypeInfo<T> answerType,
        CancellationToken cancellationToken
    )
        where T : class
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body.Value, body.Type);
        var answer = await http.SendAsync(() => Post(path, idempotencyKey, bytes), cancellationToken);
        return answer.IsOk ? answer.Read(answerType) : throw Refused(answer);
    }

    /// <summary>Null when there is no such thing.</summary>
    /// <exception cref="PaymentProviderException">It refused, or could not be reached.</exception>
    public async Task<T?> GetAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        var answer = await http.SendAsync(() => New(HttpMethod.Get, path), cancellationToken);
        return answer switch
        {
            { IsOk: true } => answer.Read(type),
            { Status: HttpStatusCode.NotFound } => null,
            _ => throw Refused(answer),
        };
    }

    private HttpRequestMessage Post(string path, string idempotencyKey, byte[] body)
    {
        var request = New(HttpMethod.Post, path);
        request.Headers.Add("X-Idempotency-Key", idempotencyKey);
        request.Content = new ByteArrayContent(body);
        request.Content.Headers.ContentType = new(MediaTypeNames.Application.Json);
        return request;
    }

    private HttpRequestMessage New(HttpMethod method, string path) =>
        new(method, $"{options.BaseUrl.TrimEnd('/')}/{path}")
        {
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", options.AccessToken) },
        };

    private static PaymentProviderException Refused(HttpAnswer answer) =>
        new($"Mercado Pago refused ({(int)answer.Status}): {Reason(answer)}") { Status = answer.Status };

    private static string Reason(HttpAnswer answer)
    {
        try
        {
            return answer.Read(MercadoPagoJson.Default.MercadoPagoProblem).ToString();
        }
        catch (PaymentProviderException)
        {
            return "no reason given";
        }
    }
}
