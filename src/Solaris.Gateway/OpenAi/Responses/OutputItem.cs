using System.Text.Json;

namespace Solaris.OpenAi.Responses;

/// <summary>An item of a response's output, as far as it was written.</summary>
/// <param name="index">Its place in the output.</param>
internal abstract class OutputItem(string id, int index)
{
    public string Id => id;

    public int Index => index;

    /// <summary><c>in_progress</c>, <c>completed</c> or <c>incomplete</c>.</summary>
    public string Status { get; set; } = "in_progress";

    public bool IsOpen => Status == "in_progress";

    /// <param name="begun">True for the item as it looked when it began, without what it holds.</param>
    public void Write(Utf8JsonWriter json, bool begun)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, id);
        WriteFields(json, begun);
        json.WriteEndObject();
    }

    protected abstract void WriteFields(Utf8JsonWriter json, bool begun);
}
