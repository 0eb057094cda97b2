using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Solaris.Calls;
using Solaris.Http;

namespace Solaris.OpenAi.Media;

/// <summary>Reads the envelope of a form. A field we own that comes twice is refused, as in JSON.</summary>
internal static class FormEnvelope
{
    private const int MostChoices = 128;

    public static bool TryRead(
        ReadOnlySpan<byte> body,
        MultipartScanner form,
        [NotNullWhen(true)] out Envelope? envelope,
        [NotNullWhen(false)] out Refusal? refusal
    )
    {
        var owned = new Dictionary<string, MultipartField>(StringComparer.Ordinal);
        envelope = null;
        while (form.TryRead(out var field))
        {
            if (field.Name is "model" or "n" or "stream" or "user" && !owned.TryAdd(field.Name, field))
            {
                refusal = CallRefusals.InvalidField(field.Name, "comes twice");
                return false;
            }
        }
        refusal = form.AtEnd ? Check(body, owned) : CallRefusals.NotAForm();
        if (refusal is not null)
        {
            return false;
        }
        envelope = new()
        {
            Model = Text(body, owned, "model") ?? "",
            ModelValue = owned["model"].Value,
            FirstField = 0,
            Stream = Text(body, owned, "stream") is "true" or "True" or "1",
            Choices = int.Parse(Text(body, owned, "n") ?? "1", CultureInfo.InvariantCulture),
            User = Text(body, owned, "user"),
        };
        return true;
    }

    private static Refusal? Check(ReadOnlySpan<byte> body, Dictionary<string, MultipartField> owned)
    {
        if (Text(body, owned, "model") is not { Length: > 0 } model)
        {
            return CallRefusals.MissingModel();
        }
        if (model.Length > Envelope.LongestModel)
        {
            return CallRefusals.LongModel();
        }
        if (model.Contains('\r') || model.Contains('\n'))
        {
            return CallRefusals.InvalidField("model", "must be one line");
        }
        return
            Text(body, owned, "n") is { } n
            && !(
                int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var choices)
                && choices is >= 1 and <= MostChoices
            )
            ? CallRefusals.InvalidField("n", $"must be from 1 to {MostChoices}")
            : null;
    }

    private static string? Text(ReadOnlySpan<byte> body, Dictionary<string, MultipartField> owned, string name) =>
        owned.TryGetValue(name, out var field) && !field.IsFile
            ? Encoding.UTF8.GetString(body.Slice(field.Value.Start, field.Value.Length))
            : null;
}
