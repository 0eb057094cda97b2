using Solaris.Conversations;

namespace Solaris.OpenAi.Chat;

/// <summary>Reads <c>response_format</c>.</summary>
internal static class ChatFormatReader
{
    public static AnswerFormat? Read(in BodyFields fields)
    {
        if (fields.Object("response_format") is not { } format)
        {
            return null;
        }
        switch (format.NeededText("type"))
        {
            case "text":
                return null;
            case "json_object":
                return new(Schema: null);
            case "json_schema" when format.Object("json_schema") is { } named:
                return new(named.Object("schema")?.Owner)
                {
                    Name = named.Text("name"),
                    Description = named.Text("description"),
                    Strict = named.Flag("strict"),
                };
            default:
                format.WrongValue(
                    format.PathOf("type"),
                    "'text', 'json_object' or 'json_schema' with its 'json_schema'"
                );
                return null;
        }
    }
}
