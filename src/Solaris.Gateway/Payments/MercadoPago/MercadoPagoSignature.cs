using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Solaris.Payments.MercadoPago;

/// <summary>
/// Mercado Pago's `x-signature: ts=…,v1=…`: HMAC-SHA256 over the id of the query string, the request's id and the time. It
/// does not sign the body, which is why nothing in a body is believed.
/// </summary>
internal static class MercadoPagoSignature
{
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>Ten digits are seconds until the year 2286; thirteen are milliseconds. Both are sent.</summary>
    private const int LongestSeconds = 10;

    private const int LongestTime = 13;

    public static SignatureVerdict Verify(
        string? header,
        string? requestId,
        string? dataId,
        string secret,
        DateTimeOffset now
    )
    {
        // HMAC with an empty key is something anybody can make.
        ArgumentException.ThrowIfNullOrEmpty(secret);
        if (string.IsNullOrWhiteSpace(header))
        {
            return SignatureVerdict.Missing;
        }
        if (Parts(header) is not var (time, sent) || Moment(time) is not { } moment)
        {
            return SignatureVerdict.Malformed;
        }
        var asSent = Matches(sent, Manifest(dataId, requestId, time), secret);
        var lowerCase = Matches(sent, Manifest(Lower(dataId), requestId, time), secret);
        return (asSent, lowerCase, (now - moment).Duration() > Tolerance) switch
        {
            (false, false, _) => SignatureVerdict.Wrong,
            (_, _, true) => SignatureVerdict.TooOld,
            (true, _, _) => SignatureVerdict.AsSent,
            _ => SignatureVerdict.LowerCase,
        };
    }

    public static bool IsAccepted(SignatureVerdict verdict) =>
        verdict is SignatureVerdict.AsSent or SignatureVerdict.LowerCase;

    /// <summary>Parts that are absent are left out with their name.</summary>
    private static string Manifest(string? dataId, string? requestId, string time) =>
        $"{Named("id", dataId)}{Named("request-id", requestId)}ts:{time};";

    private static string Named(string name, string? value) =>
        string.IsNullOrWhiteSpace(value) ? "" : $"{name}:{value.Trim()};";

    private static bool Matches(byte[] sent, string manifest, string secret) =>
        CryptographicOperations.FixedTimeEquals(
            sent,
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(manifest))
        );

    private static (string Time, byte[] Sent)? Parts(string header)
    {
        string? time = null;
        string? signature = null;
        foreach (var part in header.Split(','))
        {
            var (name, value) = part.Split('=', 2) is [var left, var right] ? (left.Trim(), right.Trim()) : ("", "");
            time = name.Equals("ts", StringComparison.OrdinalIgnoreCase) ? value : time;
            signature = name.Equals("v1", StringComparison.OrdinalIgnoreCase) ? value : signature;
        }
        return time is not null && signature is { Length: 64 } && signature.All(char.IsAsciiHexDigit)
            ? (time, Convert.FromHexString(signature))
            : null;
    }

    private static DateTimeOffset? Moment(string time)
    {
        if (
            time.Length > LongestTime
            || !long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        )
        {
            return null;
        }
        return time.Length <= LongestSeconds
            ? DateTimeOffset.FromUnixTimeSeconds(number)
            : DateTimeOffset.FromUnixTimeMilliseconds(number);
    }

#pragma warning disable CA1308 // The documentation says lower case; an id is ASCII.
    private static string? Lower(string? text) => text?.ToLowerInvariant();
#pragma warning restore CA1308
}
