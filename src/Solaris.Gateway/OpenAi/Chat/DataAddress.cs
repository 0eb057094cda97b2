using Solaris.Conversations;

namespace Solaris.OpenAi.Chat;

/// <summary>Reads what stands where a medium's address is expected: a data URL, or an address the provider shall fetch.</summary>
internal static class DataAddress
{
    private const string Base64Mark = ";base64,";

    /// <summary>Null when it is neither.</summary>
    public static MediaSource? Read(string address)
    {
        if (!address.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
        {
            return address.Contains("://", StringComparison.Ordinal)
                ? new(MediaType: null) { Address = address }
                : null;
        }
        var mark = address.IndexOf(Base64Mark, StringComparison.OrdinalIgnoreCase);
        if (mark < 0)
        {
            return null;
        }
        var type = address.AsSpan(5, mark - 5);
        var parameter = type.IndexOf(';');
        type = parameter < 0 ? type : type[..parameter];
        return new(type.IsEmpty ? null : type.ToString().ToLowerInvariant())
        {
            Base64 = address[(mark + Base64Mark.Length)..],
        };
    }
}
