using System.Globalization;
using System.Net;
using System.Net.Mail;

namespace Solaris.Configuration;

/// <summary>The kinds of values that settings have.</summary>
internal static class ValueRules
{
    public static readonly ValueRule Boolean = new(
        "true, false, 1, 0, yes or no",
        text =>
            text.ToUpperInvariant() switch
            {
                "TRUE" or "1" or "YES" => "true",
                "FALSE" or "0" or "NO" => "false",
                _ => null,
            }
    );

    /// <summary>Python's names, which the first installations used, and .NET's.</summary>
    public static readonly ValueRule LogLevel = new(
        "TRACE, DEBUG, INFO, WARNING, ERROR, CRITICAL or NONE",
        text =>
            text.ToUpperInvariant() switch
            {
                "TRACE" => nameof(Microsoft.Extensions.Logging.LogLevel.Trace),
                "DEBUG" => nameof(Microsoft.Extensions.Logging.LogLevel.Debug),
                "INFO" or "INFORMATION" => nameof(Microsoft.Extensions.Logging.LogLevel.Information),
                "WARN" or "WARNING" => nameof(Microsoft.Extensions.Logging.LogLevel.Warning),
                "ERROR" => nameof(Microsoft.Extensions.Logging.LogLevel.Error),
                "CRITICAL" or "FATAL" => nameof(Microsoft.Extensions.Logging.LogLevel.Critical),
                "NONE" or "OFF" => nameof(Microsoft.Extensions.Logging.LogLevel.None),
                _ => null,
            }
    );

    public static readonly ValueRule Fraction = new(
        "a number above 0 and up to 1, such as 0.8",
        text =>
            decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && value is > 0 and <= 1
                ? value.ToString(CultureInfo.InvariantCulture)
                : null
    );

    public static readonly ValueRule ListenAddress = new(
        "an IP address or localhost",
        text => text == "localhost" || IPAddress.TryParse(text, out _) ? text : null
    );

    public static readonly ValueRule HostName = new("a host name or an IP address", text => IsHost(text) ? text : null);

    public static readonly ValueRule DatabaseHost = new(
        "a host name, an IP address, or the folder of a Unix socket",
        text => text.StartsWith('/') || IsHost(text) ? text : null
    );

    public static readonly ValueRule Networks = new(
        "IP addresses and networks such as 10.0.0.0/8, separated by commas",
        text =>
            Array.TrueForAll(
                text.Split(',', StringSplitOptions.TrimEntries),
                part => IPAddress.TryParse(part, out _) || IPNetwork.TryParse(part, out _)
            )
                ? text
                : null
    );

    public static readonly ValueRule HttpAddress = new(
        "an http:// or https:// address without user name, query or fragment",
        text => IsHttpAddress(text) ? text : null
    );

    public static readonly ValueRule Email = new(
        "an e-mail address",
        text => MailAddress.TryCreate(text, out _) ? text : null
    );

    public static readonly ValueRule Text = new("text on one line", text => text.Any(char.IsControl) ? null : text);

    /// <summary>Sent in an HTTP header, so nothing but visible ASCII.</summary>
    public static readonly ValueRule ProviderKey = new(
        "a key of visible ASCII characters without spaces",
        text => text.All(c => c is > ' ' and < '\x7f') ? text : null
    );

    public static readonly ValueRule ReadableFile = new(
        "the path of a readable file",
        text => File.Exists(text) ? text : null
    );

    public static readonly ValueRule Folder = new(
        "the path of a folder, which is made when missing",
        text => File.Exists(text) ? null : text
    );

    public static ValueRule WholeNumber(long smallest, long largest) =>
        new(
            string.Create(CultureInfo.InvariantCulture, $"a whole number from {smallest} to {largest}"),
            text =>
                long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
                && value >= smallest
                && value <= largest
                    ? value.ToString(CultureInfo.InvariantCulture)
                    : null
        );

    public static ValueRule SecretText(int shortest) =>
        new($"at least {shortest} characters on one line", text => text.Length >= shortest ? Text.Read(text) : null);

    public static bool IsHttpAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
        && address is { UserInfo: "", Query: "", Fragment: "" };

    private static bool IsHost(string text) => Uri.CheckHostName(text) != UriHostNameType.Unknown;
}
