using System.Text.Json;

namespace Solaris;

/// <summary>
/// Texts of a reader that may hold half of a character, such as <c>"\ud83d"</c> or bytes that are no UTF-8: the reader lets it pass, but its
/// own methods throw <see cref="InvalidOperationException"/> at it.
/// </summary>
internal static class ReaderText
{
    /// <summary>True when the name or string the reader stands on is <paramref name="text"/>.</summary>
    public static bool Is(this ref readonly Utf8JsonReader reader, ReadOnlySpan<byte> text) =>
        reader.ValueIsEscaped ? Unescaped(in reader, text) : reader.ValueSpan.SequenceEqual(text);

    /// <summary>The name or string the reader stands on; null when it is no text.</summary>
    public static string? TextOrNull(this ref readonly Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static bool Unescaped(ref readonly Utf8JsonReader reader, ReadOnlySpan<byte> text)
    {
        try
        {
#pragma warning disable RS0030 // Everybody else is to call this class.
            return reader.ValueTextEquals(text);
#pragma warning restore RS0030
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
