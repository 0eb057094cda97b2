using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Mime;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Solaris.Payments.Pix;

/// <summary>
/// The API Pix of the Banco Central, as a bank offers it to a receiver. Every write is a PUT under an id of ours, so that it
/// can be repeated. Facts: the official OpenAPI document, 2.8 to 2.9.
/// </summary>
internal sealed class PixApi(PatientHttp http, PixTokens tokens, PixOptions options)
{
    private const int PageSize = 100;

    /// <summary>Of what the payer is shown.</summary>
    private const int LongestDescription = 140;

    /// <summary>A bank that never ends its pages must not keep us for ever.</summary>
    private const int MostPages = 1_000;

    /// <summary>Makes the charge, or finds the one that an earlier attempt made.</summary>
    /// <param name="txid">26 to 35 letters and digits, never used before by this receiver.</param>
    public async Task<PixCharge> CreateChargeAsync(
        string txid,
        long centavos,
        TimeSpan lifetime,
        string description,
        CancellationToken cancellationToken
    )
    {
        var expiry = new PixExpiry(checked((int)lifetime.TotalSeconds));
        var value = new PixChargeValue(Reais.Write(centavos));
        var shown = description.Length > LongestDescription ? description[..LongestDescription] : description;
        var body = Json(new(expiry, value, options.Key!, shown), PixJson.Default.PixChargeWish);
        var answer = await SendAsync(HttpMethod.Put, $"cob/{txid}", body, cancellationToken);
        if (answer.IsOk)
        {
            return answer.Read(PixJson.Default.PixCharge);
        }
        // A txid in use is a 400 or a 409, by bank: an answer that was lost on its way made the charge all the same.
        return await GetChargeAsync(txid, cancellationToken) is { } made && made.Centavos == centavos
            ? made
            : throw Refused("make the charge", answer);
    }

    /// <summary>Null when the bank knows no such charge.</summary>
    public async Task<PixCharge?> GetChargeAsync(string txid, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(HttpMethod.Get, $"cob/{txid}", body: null, cancellationToken);
        return answer switch
        {
            { IsOk: true } => answer.Read(PixJson.Default.PixCharge),
            { Status: HttpStatusCode.NotFound } => null,
            _ => throw Refused("show the charge", answer),
        };
    }

    /// <summary>Null when the bank knows no such money.</summary>
    public async Task<PixReceived?> GetReceivedAsync(string endToEndId, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(HttpMethod.Get, $"pix/{Escape(endToEndId)}", body: null, cancellationToken);
        return answer switch
        {
            { IsOk: true } => answer.Read(PixJson.Default.PixReceived),
            { Status: HttpStatusCode.NotFound } => null,
            _ => throw Refused("show the payment", answer),
        };
    }

    /// <summary>Money received in a span of time, from page to page, with what was sent back of it.</summary>
    /// <param name="onlyRefunded">Whether to leave out money of which nothing was sent back.</param>
    public async IAsyncEnumerable<PixReceived> ListReceivedAsync(
        DateTimeOffset from,
        DateTimeOffset to,
        bool onlyRefunded,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        for (var page = 0; page < MostPages; page++)
        {
            var path = onlyRefunded ? "pix?devolucaoPresente=true&" : "pix?";
            var answer = await ListAsync(path, from, to, page, cancellationToken);
            var found = answer.Read(PixJson.Default.PixReceivedPage);
            foreach (var received in found.Pix)
            {
                yield return received;
            }
            if (page + 1 >= found.Parametros.Paginacao.QuantidadeDePaginas)
            {
                yield break;
            }
        }
    }

    /// <summary>Asks for money to be sent back; it is on its way when this returns, and may still fail.</summary>
    /// <param name="id">Ours, 1 to 35 letters and digits: asked twice, it is sent once.</param>
    public async Task<PixRefund> RefundAsync(
        string endToEndId,
        string id,
        long centavos,
        CancellationToken cancellationToken
    )
    {
        var path = $"pix/{Escape(endToEndId)}/devolucao/{Escape(id)}";
        var body = Json(new(Reais.Write(centavos)), PixJson.Default.PixRefundWish);
        var answer = await SendAsync(HttpMethod.Put, path, body, cancellationToken);
        if (answer.IsOk)
        {
            return answer.Read(PixJson.Default.PixRefund);
        }
        var earlier = await SendAsync(HttpMethod.Get, path, body: null, cancellationToken);
        return earlier.IsOk && earlier.Read(PixJson.Default.PixRefund) is { } made && made.Centavos == centavos
            ? made
            : throw Refused("send the money back", answer);
    }

    /// <summary>Tells the bank where to post; it appends `/pix` to the address.</summary>
    public async Task RegisterWebhookAsync(string address, CancellationToken cancellationToken)
    {
        var body = Json(new(address), PixJson.Default.PixWebhookWish);
        var answer = await SendAsync(HttpMethod.Put, $"webhook/{Escape(options.Key!)}", body, cancellationToken);
        if (!answer.IsOk)
        {
            throw Refused("register the webhook", answer);
        }
    }

    private async Task<HttpAnswer> ListAsync(
        string path,
        DateTimeOffset from,
        DateTimeOffset to,
        int page,
        CancellationToken cancellationToken
    )
    {
        var query = string.Create(
            CultureInfo.InvariantCulture,
            $"{path}inicio={Moment(from)}&fim={Moment(to)}&paginacao.paginaAtual={page}&paginacao.itensPorPagina={PageSize}"
        );
        var answer = await SendAsync(HttpMethod.Get, query, body: null, cancellationToken);
        return answer.IsOk ? answer : throw Refused("list what was received", answer);
    }

    /// <summary>A token can be revoked before its time: then once more with a new one.</summary>
    private async Task<HttpAnswer> SendAsync(
        HttpMethod method,
        string path,
        byte[]? body,
        CancellationToken cancellationToken
    )
    {
        var answer = await SendOnceAsync(method, path, body, cancellationToken);
        if (answer.Status != HttpStatusCode.Unauthorized)
        {
            return answer;
        }
        tokens.Drop();
        return await SendOnceAsync(method, path, body, cancellationToken);
    }

    private async Task<HttpAnswer> SendOnceAsync(
        HttpMethod method,
        string path,
        byte[]? body,
        CancellationToken cancellationToken
    )
    {
        var token = await tokens.GetAsync(cancellationToken);
        return await http.SendAsync(() => Request(method, path, body, token), cancellationToken);
    }

    private HttpRequestMessage Request(HttpMethod method, string path, byte[]? body, string token)
    {
        var request = new HttpRequestMessage(method, $"{options.BaseUrl!.TrimEnd('/')}/{path}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = new(MediaTypeNames.Application.Json);
        }
        return request;
    }

    private static PaymentProviderException Refused(string what, HttpAnswer answer) =>
        new($"The bank did not {what} ({(int)answer.Status}): {Reason(answer)}") { Status = answer.Status };

    private static string Reason(HttpAnswer answer)
    {
        try
        {
            return answer.Read(PixJson.Default.PixProblem).ToString();
        }
        catch (PaymentProviderException)
        {
            return "no reason given";
        }
    }

    private static byte[] Json<T>(T body, JsonTypeInfo<T> type) => JsonSerializer.SerializeToUtf8Bytes(body, type);

    private static string Moment(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static string Escape(string part) => Uri.EscapeDataString(part);
}
