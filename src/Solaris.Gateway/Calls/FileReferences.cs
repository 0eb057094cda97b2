using System.Text.Json;

namespace Solaris.Calls;

/// <summary>
/// The files that a body gives a model to read: <c>file_id</c> in a <c>file</c> or a <c>source</c>, in an <c>input_file</c>,
/// <c>input_image</c> or <c>container_upload</c>, and <c>file_ids</c>. Ids in what a model answered before (citations, results of
/// its tools) give nothing to read, and come back from clients as they went out.
/// </summary>
internal static class FileReferences
{
    /// <summary>More than any conversation names; each costs a look-up.</summary>
    public const int Most = 500;

    /// <summary>Each once; none in a body that is no JSON but a form.</summary>
    public static IReadOnlyList<string> In(ReadOnlySpan<byte> body)
    {
        try
        {
            return MayHaveSome(body) ? Read(body) : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    /// <summary>A name can hide behind escapes; of letters nobody writes them but to hide.</summary>
    private static bool MayHaveSome(ReadOnlySpan<byte> body)
    {
        if (body.IndexOf("file_id"u8) >= 0)
        {
            return true;
        }
        for (var at = body.IndexOf(@"\u00"u8); at >= 0; at = body.IndexOf(@"\u00"u8))
        {
            body = body[(at + 4)..];
            if (!body.IsEmpty && body[0] is >= (byte)'4' and <= (byte)'7')
            {
                return true;
            }
        }
        return false;
    }

    private static IReadOnlyList<string> Read(ReadOnlySpan<byte> body)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var objects = new Stack<FileObject>();
        var reader = new Utf8JsonReader(body);
        var field = FileField.Other;
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    field = FieldOf(ref reader);
                    break;
                case JsonTokenType.StartObject:
                    objects.Push(new(field == FileField.Source));
                    field = FileField.Other;
                    break;
                case JsonTokenType.EndObject:
                    if (objects.Pop() is { IsInput: true, Id: { } id })
                    {
                        found.Add(id);
                    }
                    field = FileField.Other;
                    break;
                case JsonTokenType.StartArray when field != FileField.Ids:
                    field = FileField.Other;
                    break;
                case JsonTokenType.String:
                    Take(ref reader, field, objects, found);
                    field = field == FileField.Ids ? field : FileField.Other;
                    break;
                case JsonTokenType.EndArray:
                    field = FileField.Other;
                    break;
            }
        }
        return [.. found];
    }

    private static FileField FieldOf(ref Utf8JsonReader reader) =>
        reader.Is("file_id"u8) ? FileField.Id
        : reader.Is("file_ids"u8) ? FileField.Ids
        : reader.Is("type"u8) ? FileField.Type
        : reader.Is("file"u8) || reader.Is("source"u8) ? FileField.Source
        : FileField.Other;

    private static void Take(
        ref Utf8JsonReader reader,
        FileField field,
        Stack<FileObject> objects,
        HashSet<string> found
    )
    {
        if (field == FileField.Ids)
        {
            found.Add(reader.TextOrNull() ?? "");
        }
        else if (field == FileField.Id && objects.TryPeek(out var within))
        {
            within.Id = reader.TextOrNull() ?? "";
        }
        else if (field == FileField.Type && objects.TryPeek(out var typed))
        {
            typed.IsInput |= reader.Is("input_file"u8) || reader.Is("input_image"u8) || reader.Is("container_upload"u8);
        }
    }
}
