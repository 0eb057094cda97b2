using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Solaris.Payments.Pix;

/// <summary>
/// What the bank posts. It proves itself by the secret in the address it was given; nginx asks it for its certificate before that.
/// </summary>
internal static class PixWebhook
{
    /// <summary>Of the query, as Efí names it.</summary>
    public const string SecretName = "hmac";

    /// <summary>Banks append it to the whole address, query included.</summary>
    private const string Suffix = "/pix";

    private const int MostNotices = 1_000;

    public static WebhookReading Read(Webhook webhook, string secret)
    {
        if (!IsSecret(webhook.Query[SecretName].ToString(), secret) || Body(webhook) is not { } notice)
        {
            return WebhookReading.Untrusted;
        }
        return new(Trusted: true, [.. notice.Pix.Take(MostNotices).Where(one => one?.Txid is not null).Select(Notice)]);
    }

    /// <summary>Unlike what is told of the same money when a part of it is sent back, and the same when the bank repeats itself.</summary>
    private static WebhookNotice Notice(PixReceived received)
    {
        var refunds = received
            .Devolucoes.Select(refund => $"{refund.Id}:{refund.Status}")
            .Order(StringComparer.Ordinal);
        var told = Encoding.UTF8.GetBytes(string.Join(' ', refunds.Prepend(received.EndToEndId)));
        var key = Convert.ToHexStringLower(SHA256.HashData(told));
        return new(key, received.Txid, received.Txid, received.EndToEndId);
    }

    private static bool IsSecret(string given, string secret)
    {
        var bare = given.EndsWith(Suffix, StringComparison.Ordinal) ? given[..^Suffix.Length] : given;
        return CryptographicOperations.FixedTimeEquals(Digest(bare), Digest(secret));
    }

    private static byte[] Digest(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    private static PixNotice? Body(Webhook webhook)
    {
        try
        {
            return JsonSerializer.Deserialize(webhook.Body.Span, PixJson.Default.PixNotice);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
