using System.Text.Json;

namespace Solaris.OpenAi.Media;

/// <summary>How much a body asks for: what its bound is made of.</summary>
/// <param name="Files">Files in it, or in JSON the pictures it names.</param>
/// <param name="FileBytes">Their bytes.</param>
/// <param name="TextBytes">UTF-8 bytes of everything else.</param>
/// <param name="Characters">Characters to be spoken.</param>
internal readonly record struct MediaBody(int Files, long FileBytes, long TextBytes, long Characters)
{
    public static MediaBody Read(ReadOnlySpan<byte> body)
    {
        if (!MultipartScanner.TryOpen(body, out var form))
        {
            return new(0, 0, body.Length, Spoken(body));
        }
        var (files, fileBytes, textBytes) = (0, 0L, 0L);
        while (form.TryRead(out var field))
        {
            if (field.IsFile)
            {
                files++;
                fileBytes += field.Value.Length;
            }
            else
            {
                textBytes += field.Value.Length;
            }
        }
        return new(files, fileBytes, textBytes, 0);
    }

    /// <summary>The length of <c>input</c>, where it is a text.</summary>
    private static long Spoken(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        try
        {
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isInput = reader.Is("input"u8);
                reader.Read();
                if (isInput && reader.TokenType == JsonTokenType.String)
                {
                    return reader.GetString()?.Length ?? 0;
                }
                reader.Skip();
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return body.Length; // Half a surrogate pair: no character has less than a byte.
        }
        return 0;
    }
}
