using Microsoft.AspNetCore.Http.HttpResults;

namespace Solaris.Payments;

/// <summary>Where providers say that something happened: the signature is checked, the event kept, and nothing believed.</summary>
internal static class WebhookEndpoints
{
    public const string Root = "/webhooks/payments";

    private const int LargestBody = 1_048_576;

    /// <summary>The central bank's rule appends <c>/pix</c> to the address that was registered.</summary>
    public static void MapWebhooks(this IEndpointRouteBuilder routes)
    {
        routes.MapPost($"{Root}/{{name}}", ReceiveAsync).AllowAnonymous().ExcludeFromDescription();
        routes.MapPost($"{Root}/{{name}}/pix", ReceiveAsync).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<Results<Ok, NotFound, UnauthorizedHttpResult, StatusCodeHttpResult>> ReceiveAsync(
        string name,
        HttpContext http,
        Cashier cashier,
        WebhookInbox inbox,
        CancellationToken cancellationToken
    )
    {
        if (cashier.Find(name) is not { } provider)
        {
            return TypedResults.NotFound();
        }
        if (await ReadAsync(http.Request, cancellationToken) is not { } body)
        {
            return TypedResults.StatusCode(StatusCodes.Status413PayloadTooLarge);
        }
        var certificate = http.Connection.ClientCertificate?.GetCertHashString(
            System.Security.Cryptography.HashAlgorithmName.SHA256
        );
        var reading = provider.ReadWebhook(new(http.Request.Headers, http.Request.Query, body, certificate));
        if (!reading.Trusted)
        {
            return TypedResults.Unauthorized();
        }
        foreach (var notice in reading.Notices)
        {
            await inbox.AddAsync(provider.Name, notice, cancellationToken);
        }
        return TypedResults.Ok();
    }

    /// <summary>Null when it is too large for a webhook.</summary>
    private static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        var buffer = new byte[16_384];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (body.Length + read > LargestBody)
            {
                return null;
            }
            await body.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }
        return body.ToArray();
    }
}
